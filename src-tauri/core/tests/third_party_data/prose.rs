//! What a minute taker writes when nothing is amiss: workers, places, months, relatives, words that are also names.

use chrono::{Datelike, NaiveDate};

use super::chance::Chance;
use super::county::{County, Setting};
use super::names::*;

/// `{child}` and the like are filled in by [`fill`].
const SENTENCES: &[&str] = &[
    "{child} has been living with {their} grandmother since {month} and says that it is quieter there.",
    "Fact: school attendance is {percent}% this term, up from {percent2}% in {month}.",
    "{sw} visited on {day} and saw {child} alone for half an hour.",
    "The panel heard from {tm} that the core group has met three times since {month} {year}.",
    "Mrs {relative-surname}, the maternal grandmother, can offer weekends but not school nights.",
    "Opinion: the health visitor thinks that the flat is warm and clean, and that hope is returning.",
    "{child} told {sw-first} that {they} would like a lock on the bathroom door.",
    "Ms {relative-surname} has not missed a contact since {day}.",
    "The family moved from {number} {street} in {month} because of damp.",
    "They may be offered a place at the family centre on {street} if the summer club is full.",
    "The headteacher of {school}, Mr {relative-surname}, wrote that {child} is kind to younger pupils.",
    "{child} has a place at {school} from {month}.",
    "Mum's partner, {adult}, has moved out; {adult} is working away until {month}.",
    "{their-capital} uncle {adult} collects {them} on Fridays.",
    "{their-capital} aunt, {adult} {relative-surname}, was assessed as a connected person in {month}.",
    "Mark sheets from {school} show two levels of progress in reading.",
    "Will the parents accept support? They said yes in writing on {day}.",
    "Grace was given on the deadline, because the hospital letter came late.",
    "The contact centre in {town} closed for the summer and opens again in {month}.",
    "Daisy chains were being made when the social worker came to the park by {street}.",
    "The dog, {pet}, is registered and has had its injections.",
    "An amber alert was raised by the police on {day} and closed the same evening.",
    "Faith groups in {town} have offered a food parcel each week, which is a joy to the children.",
    "In May the tenancy ends. The housing officer, {adult} {relative-surname}, expects a decision by {day}.",
    "By {month} the carer would like to take {child} on holiday to Wales.",
    "Dr {relative-surname} at the paediatric clinic found weight and height as expected on {day}.",
    "{chair} thanked the network and asked that the plan be written for {child} to read.",
    "{sw} will complete the parenting assessment with {tm} by {day}.",
    "The FGC co-ordinator, {worker}, has spoken with seven relatives.",
    "{worker} said that the waiting list is eleven weeks; {worker-first} will ask for a cancellation.",
    "The EP's report is due in {month}; the SENCO has the draft.",
    "A referral to CAMHS went on {day}. The GP and the HV support it.",
    "Police attended {street} on {day}, {number2} minutes after a neighbour rang.",
    "“I want to stay at {school} because my friends are there.”",
    "“Sometimes Mum is sad and I make the tea. Then it is summer and she is all right.”",
    "“Nobody tells me when it is. I just want a date.”",
    "{child} was born in {town} General and the family has lived in Elmshire ever since.",
    "Since {day} there have been {small} missed appointments, two of them explained.",
    "Ms {own-surname} telephoned on {day} to say that the boiler was mended.",
    "Mr {own-surname} has completed {small} of ten sessions with the adult substance misuse worker.",
    "The panel noted that the plan drifted between April and June {year}.",
    "It was agreed that the rose garden project is a good place for supervised contact.",
    "The tenancy at {own-address} is in Ms {own-surname}'s sole name.",
    "A letter before proceedings was considered. The panel thought that it would come too soon.",
    "The Virtual School will fund a tutor, {adult}, for one hour a week.",
    "Transport from {town} takes forty minutes; bus 14 goes past {street}.",
    "Next of kin at the hospital is {their} grandfather, {adult} {relative-surname}.",
    "The foster carers, {adult} and {adult2}, have looked after eleven children over the years.",
    "The nursery key worker, {adult}, sees a settled child who looks for her mother at three o'clock.",
    "{their-capital} legal status was explained to {them} in plain words on {day}.",
    "The risk assessment of {day} is out of date and will be done again before the review.",
    "A safety plan for the weekend was written on the kitchen wall with {child}.",
    "{child} and {their} cousin {adult} share a bedroom at the grandparents' house.",
    "The chair asked who will sit with {child} when the letter is read.",
    "Summer provision at Hope House was full, so the youth service at {street} was asked.",
    "The young person's guide was given. {child} signed it with a drawing of a river.",
    "Members agreed that the evidence is mixed and that time will tell.",
    "The midwife, {adult} {relative-surname}, has no worries after the home visit on {day}.",
    "Weekly drug tests since {month} have been negative but for one, on {day}, which was explained.",
    "Income support stopped on {day}; the family lived on {small2} pounds a day for a week.",
    "The case number of the police is 42/{number2}{number2}/{year} and the officer's line is 01632 960{number2}.",
    "Benefits letters were sent to the old address, {number} {street}, until {month}.",
];

const SIBLINGS: &[&str] = &[
    "{child} and {sibling} walk to school together.",
    "{sibling} is quieter than {child} and was seen apart on {day}.",
    "{their-capital} {brother}, {sibling}, has a plan of {sib-their} own, heard in the same slot.",
    "“{sibling} snores but I like that somebody is there.”",
    "The bond between {child} and {sibling} is the strongest thing in the house.",
    "{sibling}'s teacher sees the same: tired on Mondays, better by Wednesday.",
    "Contact with {sibling} {own-surname} is to stay fortnightly, whatever else changes.",
];

const RATIONALE: &[&str] = &[
    "The plan has a date and an owner, and the family has said what would help.",
    "There is enough change since {month} to give the plan until {month2}.",
    "Nobody could say what {child} does between four and seven o'clock; that has to be known before anything is decided.",
    "The network around {child} is larger than the record shows, and it must be asked first.",
    "The risk has not lessened in {small} months, and {child} has waited long enough.",
];

const ACTIONS: &[&str] = &[
    "Complete the parenting assessment",
    "Hold a family group conference and send the plan to the panel",
    "Ask the landlord of {own-address} about the damp",
    "Agree with {child} how {they} will be told",
    "Take the travel training route past {street} with {child}",
    "Send the chronology to the legal team",
    "Book the paediatric appointment at {town} clinic",
];

pub fn sections(county: &County, setting: &Setting, chance: &mut Chance) -> Vec<(&'static str, String)> {
    let mut paragraph = |least: usize, most: usize| {
        let count = least + chance.below(most - least + 1);
        let mut said = Vec::new();
        for _ in 0..count {
            let with_sibling = !setting.siblings.is_empty() && chance.one_in(6);
            let from = if with_sibling { SIBLINGS } else { SENTENCES };
            let sentence = fill(county, setting, chance.pick(from), chance);
            if !said.contains(&sentence) {
                said.push(sentence);
            }
        }
        said.join(" ")
    };
    let purpose = paragraph(2, 3);
    let words = paragraph(1, 2);
    let discussion = [paragraph(4, 7), paragraph(3, 6), paragraph(2, 4)].join("\n");
    vec![("purpose", purpose), ("childs-words", words), ("discussion", discussion)]
}

pub fn rationale(county: &County, setting: &Setting, chance: &mut Chance) -> String {
    let first = fill(county, setting, chance.pick(RATIONALE), chance);
    let second = fill(county, setting, chance.pick(RATIONALE), chance);
    if first == second { first } else { format!("{first} {second}") }
}

pub fn action(county: &County, setting: &Setting, chance: &mut Chance) -> String {
    fill(county, setting, chance.pick(ACTIONS), chance)
}

fn fill(county: &County, setting: &Setting, template: &str, chance: &mut Chance) -> String {
    let mut text = String::new();
    let mut rest = template;
    let (adult, adult2) = (chance.pick(ADULTS), chance.pick(ADULTS));
    let worker = &setting.workers[chance.below(setting.workers.len())];
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, after) = after.split_once('}').expect("a slot is closed");
        text += before;
        text += &slot_words(county, setting, slot, [adult, adult2], worker, chance);
        rest = after;
    }
    text + rest
}

fn slot_words(
    county: &County,
    setting: &Setting,
    slot: &str,
    adults: [&str; 2],
    worker: &str,
    chance: &mut Chance,
) -> String {
    let child = &county.children[setting.child].details;
    let sibling = setting.siblings.first().map(|at| &county.children[*at].details);
    let first = |name: &str| name.split_whitespace().next().unwrap_or_default().to_owned();
    let girl = setting.child.is_multiple_of(2);
    let either = |girls: &str, boys: &str| if girl { girls.to_owned() } else { boys.to_owned() };
    match slot {
        "child" => child.given.clone(),
        "sibling" => sibling.expect("there is one").given.clone(),
        "brother" => either("brother", "sister"),
        "sib-their" => either("his", "her"),
        "their" => either("her", "his"),
        "their-capital" => either("Her", "His"),
        "them" => either("her", "him"),
        "they" => either("she", "he"),
        "own-surname" => child.surname.clone(),
        "own-address" => child.address.split(',').next().unwrap_or_default().to_owned(),
        "sw" => setting.workers[0].clone(),
        "sw-first" => first(&setting.workers[0]),
        "tm" => setting.workers[1].clone(),
        "chair" => setting.workers[2].clone(),
        "worker" => worker.to_owned(),
        "worker-first" => first(worker),
        "relative-surname" => chance.pick(SURNAMES).to_owned(),
        "adult" => adults[0].to_owned(),
        "adult2" => adults[1].to_owned(),
        "pet" => chance.pick(&["Max", "Bella", "Rocky", "Luna", "Storm"]).to_owned(),
        "street" => chance.pick(STREETS).to_owned(),
        "town" => chance.pick(TOWNS).to_owned(),
        "school" => chance.pick(SCHOOLS).to_owned(),
        "month" | "month2" => chance.pick(MONTHS).to_owned(),
        "year" => (2024 + chance.below(3)).to_string(),
        "day" => lately(chance),
        "percent" => (70 + chance.below(30)).to_string(),
        "percent2" => (40 + chance.below(30)).to_string(),
        // Beyond any house number of the book: what is clean must be clean.
        "number" => (141 + chance.below(140)).to_string(),
        "number2" => (100 + chance.below(900)).to_string(),
        "small" => (2 + chance.below(7)).to_string(),
        "small2" => (6 + chance.below(9)).to_string(),
        _ => unreachable!("no such slot: {slot}"),
    }
}

/// A day of the last two years, as people write one.
fn lately(chance: &mut Chance) -> String {
    let day = chance.day_between(date(2025, 1, 6), date(2026, 11, 20));
    written(day, chance)
}

pub fn written(day: NaiveDate, chance: &mut Chance) -> String {
    let (d, m, y) = (day.day(), day.month(), day.year());
    let month = MONTHS[m as usize - 1];
    let ordinal = match d {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    match chance.below(8) {
        0 => format!("{d}/{m}/{y}"),
        1 => format!("{d:02}/{m:02}/{y}"),
        2 => format!("{d:02}.{m:02}.{:02}", y % 100),
        3 => format!("{d}{ordinal} {month} {y}"),
        4 => format!("{y}-{m:02}-{d:02}"),
        5 => format!("{d} {} {y}", &month[..3]),
        6 => format!("{d}-{m}-{:02}", y % 100),
        _ => format!("{d} {month} {y}"),
    }
}

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}
