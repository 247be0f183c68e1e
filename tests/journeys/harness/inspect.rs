//! What axe-core has to say about the page as it stands.

use serde_json::{Value, json};

use super::window::Window;

/// WCAG 2.2 to level AA, and what is merely good practice.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const RUN: &str = "
    const [tags, tell] = arguments
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
      .then(({ violations, passes }) => tell({ violations, passed: passes.length }), (why) => tell({ why: String(why) }))";

/// Comes back when what is in the page is on the screen: a picture of the frame before would lag behind.
const DRAWN: &str = "
    const [tell] = arguments
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(tell, 0)))";

impl Window {
    /// Writes a picture of the screen to `target/screens/` and holds the screen to axe-core's rules, and each control to a
    /// contrast that can be read in every state. A script that failed fails it too.
    pub async fn screen(&self, name: &str) {
        let still = "return document.getAnimations().every((moving) => moving.playState !== 'running')";
        self.wait_for("the window to stand still", async || self.ask(still, Vec::new()).await == true).await;
        self.client.execute_async(DRAWN, Vec::new()).await.expect("the window is drawn");
        self.picture(name).await;
        assert_eq!(self.faults().await, json!([]), "a script of the screen {name} failed");
        let violations = self.violations().await;
        assert!(violations.is_empty(), "axe-core objects to the screen {name}:\n{}", violations.join("\n"));
        let unreadable = self.unreadable().await;
        assert!(unreadable.is_empty(), "some words of the screen {name} cannot be read:\n{}", unreadable.join("\n"));
    }

    /// A line for each control whose words cannot be read in one of its states, which axe-core does not see.
    pub async fn unreadable(&self) -> Vec<String> {
        let told = self.ask(include_str!("states.js"), Vec::new()).await;
        assert!(told["looked"].as_u64() > Some(0), "no control was looked at");
        let found = told["found"].as_array().unwrap_or_else(|| panic!("nothing came of looking: {told}"));
        found.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// A line for each thing that axe-core objects to: the rule, what it asks, and the element.
    pub async fn violations(&self) -> Vec<String> {
        self.ask("return null", Vec::new()).await;
        let found = self.client.execute_async(RUN, vec![json!(RULES)]).await.expect("axe-core runs in the page");
        let list = found["violations"].as_array().unwrap_or_else(|| panic!("axe-core gave up: {found}"));
        assert!(found["passed"].as_u64() > Some(0), "axe-core looked at nothing");
        list.iter().flat_map(told).collect()
    }
}

fn told(violation: &Value) -> Vec<String> {
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
    let line = |node: &Value| {
        let summary = words(&node["failureSummary"]).replace('\n', " ");
        format!("{}: {} {}\n    {}", words(&violation["id"]), words(&violation["help"]), summary, words(&node["html"]))
    };
    nodes.iter().map(line).collect()
}
