//! What is wrong with an order as it was typed, in one sentence.

use std::error::Error as _;
use std::ffi::{OsStr, OsString};

use clap::error::{ContextKind, Error, ErrorKind};
use clap::{Command, CommandFactory};
use quorate_core::refusal::Refusal;

use super::args::Args;

/// Refuses an argument that is no text and would be taken for another. What is only read and judged may be called
/// anything; a book, or what is written, is known by its name.
pub fn check_text(arguments: &[OsString]) -> Result<(), Refusal> {
    let verbs: Vec<&str> =
        arguments.iter().filter_map(|one| one.to_str()).filter(|one| !one.starts_with('-')).take(2).collect();
    let judges = verbs.first() == Some(&"verify") || verbs == ["profile", "check"];
    let mut before: &OsStr = OsStr::new("");
    for (at, argument) in arguments.iter().enumerate() {
        let is_option = argument.as_encoded_bytes().starts_with(b"-");
        let is_file = judges && !is_option && before != "--book" && before != "--as";
        if argument.to_str().is_none() && !is_file {
            return Err(Refusal::invalid(
                "arguments",
                format!(
                    "Argument {}, “{}”, is not written in UTF-8, and would be taken for another: rename what it names, or \
                     type it anew.",
                    at + 1,
                    argument.to_string_lossy()
                ),
            ));
        }
        before = argument;
    }
    Ok(())
}

/// What clap refused, for whoever typed it: what is wrong, and what to do.
pub fn refusal(error: &Error, arguments: &[OsString]) -> Refusal {
    let mut root = Args::command();
    root.build();
    let (command, verb) = verb_of(&root, arguments);
    let said = |kind| error.get(kind).map(|value| value.to_string().replace('\n', "\u{FFFD}")).unwrap_or_default();
    let (option, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let help = format!("`{verb} --help` says more.");
    let sentence = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let near = said(ContextKind::SuggestedSubcommand);
            let known = listed(command);
            unknown(&verb, &said(ContextKind::InvalidSubcommand), &near, &format!("It knows {known}."))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            format!("`{verb}` needs to be told what to do: {}.", listed(command))
        }
        ErrorKind::UnknownArgument => unknown(&verb, &option, &said(ContextKind::SuggestedArg), &help),
        ErrorKind::MissingRequiredArgument => format!("`{verb}` needs {option} as well. {help}"),
        ErrorKind::ArgumentConflict => match said(ContextKind::PriorArg) {
            prior if prior == option || prior.is_empty() => format!("{option} is there twice: leave one out."),
            prior => format!("{option} and {prior} do not go together: leave one out."),
        },
        ErrorKind::InvalidValue if !value.is_empty() => {
            format!("{option}: “{value}” will not do. Choose one of {}.", said(ContextKind::ValidValue))
        }
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            format!("{option} has nothing after it: write what it is to be, or leave it out.")
        }
        ErrorKind::TooManyValues => format!("{option} has more after it than it takes: “{value}” is too much. {help}"),
        ErrorKind::ValueValidation => match error.source() {
            Some(why) => format!("{option}: {why}"),
            None => format!("{option}: “{value}” will not do. {help}"),
        },
        _ => format!("This order cannot be understood. {help}"),
    };
    Refusal::invalid("arguments", sentence)
}

/// The verb that was meant, as far as it was understood, and what it is typed like: `quorate ledger verify`.
fn verb_of<'c>(root: &'c Command, arguments: &[OsString]) -> (&'c Command, String) {
    let (mut command, mut typed) = (root, root.get_name().to_owned());
    for word in arguments.iter().filter_map(|one| one.to_str()).filter(|one| !one.starts_with('-')) {
        let Some(next) = command.find_subcommand(word) else { break };
        command = next;
        typed = format!("{typed} {word}");
    }
    (command, typed)
}

fn unknown(verb: &str, typed: &str, near: &str, otherwise: &str) -> String {
    match near {
        "" => format!("`{verb}` does not know “{typed}”. {otherwise}"),
        near => format!("`{verb}` does not know “{typed}”: did you mean {}?", near.replace(", ", " or ")),
    }
}

/// "verify, rebuild, take-back, set-clock".
fn listed(command: &Command) -> String {
    let names = command.get_subcommands().map(Command::get_name).filter(|name| *name != "help");
    names.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    fn said(typed: &str) -> String {
        let arguments: Vec<OsString> = typed.split(' ').map(OsString::from).collect();
        let error = Args::try_parse_from(std::iter::once(OsString::from("quorate")).chain(arguments.iter().cloned()));
        refusal(&error.expect_err("it is refused"), &arguments).sentence
    }

    #[test]
    fn what_was_mistyped_is_said_in_one_sentence_with_what_to_do() {
        for (typed, sentence) in [
            ("demonstration", "`quorate` does not know “demonstration”: did you mean demo?"),
            ("frobnicate", "`quorate` does not know “frobnicate”. It knows open, demo, meetings, export, verify,"),
            ("ledger", "`quorate ledger` needs to be told what to do: verify, rebuild, take-back, set-clock."),
            ("--json ledger walk", "`quorate ledger` does not know “walk”. It knows verify,"),
            ("reads --book B --outt o", "`quorate reads` does not know “--outt”: did you mean --out?"),
            ("meetings --book B now", "`quorate meetings` does not know “now”. `quorate meetings --help` says more."),
            ("export --book B --out o", "`quorate export` needs --meeting <ID> as well. `quorate export --help` says"),
            ("verify a.pdf --as Pat", "`quorate verify` needs --book <BOOK> as well."),
            ("profile check", "`quorate profile check` needs <FILES>... as well."),
            (
                "verify a.pdf --trust c --book B",
                "--trust <CERTIFICATE> and --book <BOOK> do not go together: leave one out.",
            ),
            ("meetings --book B --book B", "--book <BOOK> is there twice: leave one out."),
            ("meetings --book", "--book <BOOK> has nothing after it: write what it is to be, or leave it out."),
            ("meetings --book B --from 11/25/2026", "--from <DATE>: "),
            ("export --book B --out o --meeting 7", "--meeting <ID>: “7” is no id. `quorate meetings` lists"),
            ("demo --out o --weeks 53", "--weeks <WEEKS>: “53” will not do. A demonstration has a number of weeks"),
            (
                "export --book B --meeting 00000000-0000-0000-0000-000000000007 --out o --family-pages us",
                "--family-pages [<FAMILY_PAGES>]: “us” will not do. Choose one of parents, child.",
            ),
        ] {
            let said = said(typed);
            assert!(said.starts_with(sentence), "{typed}: {said}");
            assert!(!said.contains('\n') && said.ends_with(['.', '?']), "one line, whole: {said}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn an_argument_that_is_no_text_is_named() {
        use std::os::unix::ffi::OsStringExt;
        let odd = |bytes: &[u8]| OsString::from_vec(bytes.to_vec());
        let said = |typed: &[OsString]| check_text(typed).err().map(|refusal| refusal.sentence).unwrap_or_default();
        let text = |word: &str| OsString::from(word);
        let (name, book) = (odd(b"\xc9t\xe9"), odd(b"--book=\xc9t\xe9"));
        assert!(
            said(&[text("meetings"), text("--book"), name.clone()]).starts_with("Argument 3, “\u{FFFD}t\u{FFFD}”, is")
        );
        assert!(said(std::slice::from_ref(&name)).starts_with("Argument 1, "), "a verb");
        for verb in [&["verify"][..], &["--json", "verify"], &["profile", "check"]] {
            let verb: Vec<OsString> = verb.iter().map(|word| text(word)).collect();
            assert_eq!(said(&[verb.clone(), vec![name.clone()]].concat()), "", "a file is only read: {verb:?}");
            assert!(
                said(&[verb, vec![book.clone()]].concat()).contains("not written in UTF-8"),
                "a book is known by it"
            );
        }
    }
}
