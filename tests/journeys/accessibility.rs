//! The watch on accessibility is itself watched: a check that finds nothing must have been able to find something.

use crate::harness::{Home, Window};

/// A picture without words, a button without a name, and grey on grey.
const PLANT: &str = "
    document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\"><button></button>')
    const faint = document.createElement('p')
    faint.textContent = 'Too faint to read'
    faint.style.color = '#bbb'
    faint.style.background = '#ccc'
    document.querySelector('main').append(faint)";

/// Toggles that are readable at rest, and fade under the pointer, with the focus, or pressed.
const FADES: &str = "
    const rules = ['one:hover { color: #eee }', 'two:focus-visible { color: #fff }', 'three[aria-pressed=true] { color: #fff }']
    rules.forEach((rule) => document.styleSheets[0].insertRule(`.faint-${rule}`, document.styleSheets[0].cssRules.length))
    for (const name of ['one', 'two', 'three'])
      document.querySelector('main').insertAdjacentHTML('beforeend',
        `<button class=\"faint-${name}\" aria-pressed=\"false\">Fades</button>`)
    for (const button of document.querySelectorAll('[class^=faint-]')) [button.style.color, button.style.background] = ['', '#fff']";

#[tokio::test]
async fn planted_faults_are_found() {
    let home = Home::new();
    let window = Window::open(&home).await;
    assert_eq!(window.violations().await, Vec::<String>::new(), "nothing is wrong with the first screen as it is");

    window.run(PLANT).await;
    let found = window.violations().await.join("\n");
    for rule in ["image-alt", "button-name", "color-contrast"] {
        assert!(found.contains(rule), "axe-core does not run, or not with this rule: {rule}\n{found}");
    }
    window.run(FADES).await;
    let found = window.unreadable().await.join("\n");
    for state in ["hover", "focus-visible", "aria-pressed true"] {
        assert!(found.contains(state), "a state that cannot be read is not seen: {state}\n{found}");
    }
    window.close().await;
}
