//! The fictional county of Elmshire: who works there, and whom its panel talks about.

/// Somebody who signs in.
#[derive(Clone, Copy)]
pub struct Officer {
    pub name: &'static str,
    pub post: &'static str,
    pub email: &'static str,
    pub role: &'static str,
    pub passphrase: &'static str,
}

pub const ADMINISTRATOR: Officer = Officer {
    name: "Ottoline Marsh",
    post: "Panel administrator",
    email: "o.marsh@elmshire.example",
    role: "Administrator",
    passphrase: "three quiet herons wading",
};
pub const MINUTE_TAKER: Officer = Officer {
    name: "Ravi Thistledown",
    post: "Business support officer",
    email: "r.thistledown@elmshire.example",
    role: "Minute taker",
    passphrase: "seven blue kettles singing",
};
pub const CHAIR: Officer = Officer {
    name: "Marguerite Okonjo-Fell",
    post: "Head of service, children in care",
    email: "m.okonjo-fell@elmshire.example",
    role: "Chair",
    passphrase: "eleven paper lanterns adrift",
};
pub const PIN: &str = "480911";

pub const BOOK: &str = "Elmshire panels";
pub const COUNCIL: &str = "Elmshire County Council";
pub const PANEL: &str = "Children Looked After Monitoring panel";

/// A child that the panel talks about.
pub struct Child {
    pub given: &'static str,
    pub surname: &'static str,
    pub born: &'static str,
    pub mosaic: &'static str,
}

impl Child {
    /// As the window names the child.
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.surname)
    }
}

pub const SISTER: Child = Child { given: "Łucja", surname: "Brânzărescu", born: "9/3/2015", mosaic: "4410023" };
pub const BROTHER: Child = Child { given: "Ştefan", surname: "Brânzărescu", born: "21/11/2018", mosaic: "4410024" };
pub const BABY: Child = Child { given: "Gwenllïan", surname: "Ap Teasel", born: "2/6/2026", mosaic: "4420815" };
pub const CHILDREN: [Child; 3] = [SISTER, BROTHER, BABY];

/// As the window names the two together.
pub fn siblings() -> String {
    format!("{} and {}", SISTER.given, BROTHER.name())
}

pub const ADDRESS: &str = "7 Teasel Row, Elmshire";
pub const OUTLINE: &str = "The placement with the aunt has ended and there is no other family member to turn to.";
pub const DISCUSSION: &str =
    "The aunt told the Virtual School that she cannot go on; the children were told on Monday.";
pub const CHILDS_WORDS: &str = "I want to stay with my brother and keep my school.";
pub const ACTION: &str = "Hold a family group conference";
pub const SOCIAL_WORKER: &str = "Imogen Fairweather";
pub const PRACTICE_MANAGER: &str = "Tobias Underhill";
pub const GROUP_MANAGER: &str = "Philippa Sandalwood";

/// Words that may lie nowhere but in the encrypted book and in what was exported.
pub fn secrets() -> Vec<&'static str> {
    let names = CHILDREN.iter().flat_map(|child| [child.given, child.surname, child.mosaic]);
    let words =
        ["Teasel Row", "the aunt", "keep my school", "family group conference", SOCIAL_WORKER, PRACTICE_MANAGER];
    names.chain(words).chain([PIN, CHAIR.passphrase, MINUTE_TAKER.passphrase, ADMINISTRATOR.passphrase]).collect()
}
