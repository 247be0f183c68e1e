//! Words that make a place of a name: streets, buildings, and names that are places too.

use super::telling_words::list;

list!(
    /// After a name with a capital, these make a place or an office of it.
    is_building
    "road street avenue lane close drive court crescent terrace gardens place square house school primary academy centre
    center surgery ward park hospital clinic hall way hill grove trust college church nursery unit team library bridge
    station estate cottage hub suite building lodge wing foundation charity project farm mews row walk green rise view
    secondary infants juniors junior infant high grammar pharmacy practice chapel mosque temple stadium club playgroup
    preschool group ltd limited act panel protocol method model scale programme assessment framework rd st ave ln cl
    dr ct cres tce gdns sq yard alley wharf partners solicitors llp chambers sons cycles tyres gym motors scales scale index
    resource forest bakery cafe shop store stores arms inn hotel media press university court v"
);

list!(
    /// After the name of a street, these make it no home: "Mill Road contact centre".
    is_public
    "resource contact library nursery clinic centre surgery children's childrens family community health police fire bus
    stop railway leisure medical dental youth football sports car industrial retail day drop-in site depot end"
);

list!(
    /// The same without a capital.
    is_street_word "road street avenue lane crescent primary school surgery ward academy v"
);

list!(
    /// How the words of a street end, as [`street`] has them.
    is_street
    "rd st ave ln cl dr ct cres tce gdns pl sq way hill grove walk mews row green rise view park parade alley passage wharf
    quay yard bank cottages drove mount heights villas wynd gate croft meadow field orchard wood vale dale side"
);

list!(
    /// Names that are also places, after "in" and the like.
    is_place_too
    "florence skye paris chelsea brooklyn devon jordan austin georgia india china asia kent lincoln preston bradley ashton
    sydney adelaide victoria dakota carolina virginia alexandria sofia milan london vienna geneva lorraine normandy israel
    holland kenya ireland wales"
);

list!(is_at "in at near around outside across");

/// A street's kind, however it is written.
pub(super) fn street(word: &str) -> &str {
    match word {
        "road" => "rd",
        "street" | "str" => "st",
        "avenue" | "av" => "ave",
        "lane" => "ln",
        "close" => "cl",
        "drive" => "dr",
        "court" => "ct",
        "crescent" => "cres",
        "terr" => "tce",
        "gardens" => "gdns",
        "place" => "pl",
        "square" => "sq",
        "apartment" | "apt" => "flat",
        "wy" => "way",
        "gt" | "grt" => "great",
        "lt" | "lit" | "ltl" => "little",
        "nr" => "near",
        "upr" => "upper",
        "lwr" => "lower",
        "cott" | "cotts" | "cottage" => "cottages",
        "bldgs" | "bldg" | "buildings" => "building",
        "hse" | "ho" => "house",
        "lge" => "lodge",
        "pde" => "parade",
        "gdn" | "garden" => "gdns",
        "grn" => "green",
        "pk" => "park",
        "mws" => "mews",
        "mdw" | "meadows" => "meadow",
        "fld" | "fields" => "field",
        "yd" => "yard",
        "bk" => "bank",
        "terrace" | "ter" => "tce",
        "one" => "1",
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        "eleven" => "11",
        "twelve" => "12",
        "thirteen" => "13",
        "fourteen" => "14",
        "fifteen" => "15",
        "sixteen" => "16",
        "seventeen" => "17",
        "eighteen" => "18",
        "nineteen" => "19",
        "twenty" => "20",
        other => other,
    }
}
