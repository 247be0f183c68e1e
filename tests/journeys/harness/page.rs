//! Finding and using parts of the page. Everything waits for its condition, and says what it saw when that never comes.

use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use serde_json::{Value, json};

use super::part::Part;
use super::window::Window;

const AXE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/ui/node_modules/axe-core/axe.min.js"));
/// The key of an element's id, as the WebDriver standard fixes it.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// Long enough for a machine that does much else at once.
const PATIENCE: Duration = Duration::from_secs(60);
const GLANCE: Duration = Duration::from_millis(20);

impl Window {
    /// Presses a part once it can be pressed.
    pub async fn click(&self, part: Part) {
        let mut refused = String::new();
        let patience = Instant::now() + PATIENCE;
        while Instant::now() < patience {
            let found = self.find(&part).await;
            let _ = self.client.execute("arguments[0].scrollIntoView({ block: 'center' })", vec![json!(found)]).await;
            match found.click().await {
                Ok(()) => return,
                // Something moves or covers it for a moment: a person would try again too.
                Err(why) => refused = why.to_string(),
            }
            tokio::time::sleep(GLANCE).await;
        }
        self.give_up(&format!("{part} cannot be pressed: {refused}")).await
    }

    /// Presses a part in a moment, once the driver has answered: what it does ends the driver's hold on the window.
    pub async fn press_as_the_last(&self, part: Part) {
        let found = self.find(&part).await;
        let soon = "const [part] = arguments; setTimeout(() => part.click(), 300)";
        self.client.execute(soon, vec![json!(found)]).await.expect("a script runs in the page");
    }

    /// Writes `text` into a field in place of what is there.
    pub async fn write(&self, part: Part, text: &str) {
        let field = self.find(&part).await;
        if field.prop("value").await.ok().flatten().is_some_and(|value| !value.is_empty()) {
            field.clear().await.expect("a field can be emptied");
        }
        field.send_keys(text).await.expect("a field takes keys");
    }

    /// Chooses an option of a list by its words.
    pub async fn choose(&self, part: Part, option: &str) {
        let list = self.find(&part).await;
        if let Err(why) = list.select_by_label(option).await {
            self.give_up(&format!("{part} has no option “{option}”: {why}")).await
        }
    }

    /// Sends keys to whatever has the focus.
    pub async fn keys(&self, keys: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(keys).await.expect("the focused part takes keys");
    }

    /// Waits until the part is there, and there once.
    pub async fn find(&self, part: &Part) -> Element {
        let mut last = 0;
        let patience = Instant::now() + PATIENCE;
        while Instant::now() < patience {
            let mut found = self.find_all(part).await;
            last = found.len();
            if last == 1 {
                return found.remove(0);
            }
            tokio::time::sleep(GLANCE).await;
        }
        self.give_up(&format!("{part} is there {last} times, not once")).await
    }

    pub async fn see(&self, part: Part) {
        self.find(&part).await;
    }

    /// Waits until no such part is there.
    pub async fn see_no(&self, part: Part) {
        let gone = async || self.find_all(&part).await.is_empty();
        self.wait_for(&format!("{part} to go"), gone).await;
    }

    /// Every part of that name that is there now.
    pub async fn find_all(&self, part: &Part) -> Vec<Element> {
        let found = self.ask(include_str!("find.js"), vec![json!(part)]).await;
        let found = found.as_array().cloned().unwrap_or_default();
        let id = |element: &Value| element.get(ELEMENT).and_then(Value::as_str).map(str::to_owned);
        found.iter().filter_map(id).map(|id| Element::from_element_id(self.client.clone(), id.into())).collect()
    }

    /// Waits until the page shows `text`.
    pub async fn see_text(&self, text: &str) {
        let there = async || self.text().await.contains(text);
        self.wait_for(&format!("the text “{text}”"), there).await;
    }

    /// Whether that part says `text`.
    pub async fn says(&self, part: Part, text: &str) -> bool {
        self.find(&part).await.text().await.is_ok_and(|said| said.contains(text))
    }

    /// Waits until the page no longer shows `text`.
    pub async fn see_no_text(&self, text: &str) {
        let gone = async || !self.text().await.contains(text);
        self.wait_for(&format!("the text “{text}” to go"), gone).await;
    }

    /// What the page says, its white space made plain.
    pub async fn text(&self) -> String {
        let text = self.ask("return document.body.innerText.replace(/\\s+/g, ' ')", Vec::new()).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    pub async fn wait_for(&self, what: &str, condition: impl AsyncFn() -> bool) {
        let patience = Instant::now() + PATIENCE;
        while !condition().await {
            if Instant::now() > patience {
                self.give_up(&format!("waited in vain for {what}")).await
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Changes the page behind the program's back.
    pub async fn run(&self, script: &str) {
        self.client.execute(script, Vec::new()).await.expect("a script runs in the page");
    }

    /// What a script of the journey's own finds in the page.
    pub async fn ask_page(&self, script: &str) -> Value {
        self.ask(script, Vec::new()).await
    }

    /// Runs a script in the page, with axe-core at hand. A page that is just being replaced is asked again.
    pub(super) async fn ask(&self, script: &str, arguments: Vec<Value>) -> Value {
        let patience = Instant::now() + PATIENCE;
        loop {
            match self.try_ask(script, &arguments).await {
                Ok(answer) => return answer,
                Err(why) if Instant::now() > patience => panic!("the page does not answer: {why}"),
                Err(_) => tokio::time::sleep(GLANCE).await,
            }
        }
    }

    async fn try_ask(&self, script: &str, arguments: &[Value]) -> Result<Value, CmdError> {
        if self.client.execute("return typeof axe", Vec::new()).await? != "object" {
            self.client.execute(AXE, Vec::new()).await?;
        }
        self.client.execute(script, arguments.to_vec()).await
    }

    /// Ends the journey with what the window showed.
    pub(super) async fn give_up(&self, why: &str) -> ! {
        let picture = self.picture("failed").await;
        let outline = self.ask(include_str!("outline.js"), Vec::new()).await;
        panic!(
            "{why}\nThe window is in {} and shows:\n{}\nIts scripts said: {}",
            picture.display(),
            outline.as_str().unwrap_or_default(),
            self.faults().await
        );
    }

    /// What went wrong in the page's own scripts.
    pub(super) async fn faults(&self) -> Value {
        self.ask("return window.faults ?? []", Vec::new()).await
    }
}
