//! How a journey names a part of the window: by its role and accessible name, as a screen reader would say it.

use serde::Serialize;

/// A part of the window, perhaps inside another.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    roles: Vec<&'static str>,
    /// The accessible name, whole, or with an ellipsis where it goes on; empty where `text` tells the part.
    name: String,
    /// Words that the part shows; empty where `name` tells it.
    text: String,
    /// The first of several will do.
    first: bool,
    within: Option<Box<Part>>,
}

impl Part {
    fn named(roles: &[&'static str], name: &str) -> Self {
        Self { roles: roles.to_vec(), name: name.into(), text: String::new(), first: false, within: None }
    }

    fn showing(roles: &[&'static str], text: &str) -> Self {
        Self { roles: roles.to_vec(), name: String::new(), text: text.into(), first: false, within: None }
    }

    /// The first one, where there may be several.
    pub fn first(mut self) -> Self {
        self.first = true;
        self
    }

    /// Only the part inside `outer`.
    pub fn within(mut self, outer: Part) -> Self {
        self.within = Some(Box::new(outer));
        self
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let said =
            if self.name.is_empty() { format!("showing “{}”", self.text) } else { format!("“{}”", self.name) };
        write!(f, "{} {said}", self.roles.join("/"))?;
        self.within.as_ref().map_or(Ok(()), |outer| write!(f, " within {outer}"))
    }
}

/// Something to press: a button, a link, a tab.
pub fn press(name: &str) -> Part {
    Part::named(&["button", "link", "tab", "menuitem", "option"], name)
}

/// A field to write in.
pub fn field(label: &str) -> Part {
    Part::named(&["textbox", "searchbox", "spinbutton", "combobox"], label)
}

/// A list to choose from.
pub fn list(label: &str) -> Part {
    Part::named(&["combobox", "listbox"], label)
}

/// A box or a button to tick.
pub fn tick(label: &str) -> Part {
    Part::named(&["checkbox", "radio", "switch"], label)
}

/// A way to a screen, from the bar at the top.
pub fn place(name: &str) -> Part {
    press(name).within(part("navigation", "Quorate"))
}

/// A part by any role and its name.
pub fn part(role: &'static str, name: &str) -> Part {
    Part::named(&[role], name)
}

pub fn heading(name: &str) -> Part {
    Part::named(&["heading"], name)
}

/// A named group of parts: a fieldset, a region, a form, a dialogue.
pub fn group(name: &str) -> Part {
    Part::named(&["group", "radiogroup", "region", "form", "dialog", "alertdialog", "tabpanel"], name)
}

/// The row, list item or card that shows `text`.
pub fn row(text: &str) -> Part {
    Part::showing(&["row", "listitem", "article"], text)
}

/// Every part of a role.
pub fn any(role: &'static str) -> Part {
    Part::showing(&[role], "")
}
