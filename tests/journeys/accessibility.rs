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
    window.close().await;
}
