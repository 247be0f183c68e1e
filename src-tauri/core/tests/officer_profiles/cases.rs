//! What somebody wrote instead of a part of the small profile, and every answer they get.

/// A part of the profile, what stands in its place, and the answers.
pub type Case = (&'static str, &'static str, &'static [&'static str]);

pub const CASES: &[Case] = &[
    // Quotes.
    (
        "name = \"A forum\"",
        "name = “A forum”",
        &["3: The quotes of “name” are curly, as Word makes them. Type straight ones: name = \"A forum\""],
    ),
    (
        "name = \"A forum\"",
        "name = ‘Children’s forum’",
        &["3: The quotes of “name” are curly, as Word makes them. Type straight ones: name = \"Children’s forum\""],
    ),
    (
        "{ id = \"north\", name",
        "{ id = “north”, name",
        &[
            "20: The quotes of “venues” are curly, as Word makes them. Type straight ones: venues = [{ id = \"north\", name = \"County Hall North\" }]",
        ],
    ),
    (
        "name = \"A forum\"",
        "name = A forum",
        &["3: The text of “name” stands without quotes. Put it in quotes: name = \"A forum\""],
    ),
    (
        "name = \"A forum\"",
        "name = A forum\"",
        &["3: The text of “name” has no quote at its beginning. Put one there: name = \"A forum\""],
    ),
    (
        "name = \"A forum\"",
        "name = \"The \"front door\" forum\"",
        &["3: There are quotes within the text of “name”. Use single ones inside: name = \"The 'front door' forum\""],
    ),
    (
        "name = \"A forum\"",
        "name = 'Children's forum'",
        &[
            "3: There is an apostrophe within the single quotes of “name”. Put double ones around it: name = \"Children's forum\"",
        ],
    ),
    (
        "purpose = \"To show one mistake.\"",
        "purpose = \"To show\none mistake.\"",
        &[
            "5: The text of “purpose” goes over several lines. Write it on one, or put three quotes before and three after it.",
        ],
    ),
    (
        "id = \"north\", name",
        "id = \"north, name",
        &["20: A quote is missing here, in “venues”: each text has one before it and one after it."],
    ),
    (
        "name = \"A forum\"",
        "name = \"H:\\Panels\\forum\"",
        &["3: A backslash in the text of “name” has a meaning of its own. Write two, or “/”."],
    ),
    // Brackets, commas, equals.
    (
        "[[roles]]",
        "[roles]",
        &[
            "46: “roles” is a list, and each of its entries has two brackets. Write [[roles]]. So too in lines 53 and 61.",
        ],
    ),
    ("[schedule]", "[[schedule]]", &["10: There is one “schedule”, so its heading has one bracket. Write [schedule]."]),
    ("[schedule]", "[schedule", &["10: A heading stands alone, in brackets. Write [schedule]."]),
    ("[schedule]", "Schedule:", &["10: A heading stands alone, in brackets. Write [schedule]."]),
    ("[schedule]", "(schedule)", &["10: A heading stands alone, in brackets. Write [schedule]."]),
    ("[schedule]", "[“schedule”]", &["10: A heading stands alone, in brackets. Write [schedule]."]),
    ("[schedule]", "## [schedule]", &["10: A heading stands alone, in brackets. Write [schedule]."]),
    ("[schedule]", "[the schedule]", &["10: There is no heading “[the schedule]”: did you mean [schedule]?"]),
    ("[requests]", "[reqests]", &["29: There is no heading “[reqests]”: did you mean [requests]?"]),
    (
        "[requests]",
        "[schedule]\nnot-in = [\"August\"]\n[requests]",
        &["29: [schedule] begins twice, first in line 10. Put what stands under the two together."],
    ),
    (
        "[\"child\"]",
        "[\"child\"",
        &["8: The list that begins here, in “subjects”, is never closed: put “]” at its end."],
    ),
    (
        "North\" }]",
        "North\"]",
        &["20: The entry in braces that begins here, in “venues”, is never closed: put “}” at its end."],
    ),
    (
        "subjects = [\"child\"]",
        "subjects = \"child\", \"unborn\"",
        &["8: “subjects” is a list. Put it in square brackets: subjects = [\"child\", \"unborn\"]"],
    ),
    ("[\"child\"]", "[\"child\" \"unborn\"]", &["8: A comma is missing here, between two entries of “subjects”."]),
    (
        "[\"child\"]",
        "[child, unborn]",
        &["8: Each text in “subjects” stands in quotes of its own: subjects = [\"child\", \"unborn\"]"],
    ),
    ("name = \"A forum\"", "name = \"A forum\",", &["3: Take out the “,” behind “name”: nothing stands there."]),
    ("name = \"A forum\"", "name \"A forum\"", &["3: There is no “=” behind “name”: write one."]),
    ("name = \"A forum\"", "name: \"A forum\"", &["3: Write “=” behind “name”, and no colon."]),
    (
        "name = \"A forum\"",
        "name =",
        &["3: “name” has nothing behind its “=”. Write what it is, or take the line out."],
    ),
    (
        "starts = \"12:00\"\nends",
        "starts = \"12:00\" ends",
        &["13: There are two rules on this line. Put “ends” on a line of its own."],
    ),
    (
        "version = 1",
        "Our terms of reference.\nAgreed in May.\nversion = 1",
        &[
            "2: This line and the next are neither a heading in brackets nor a key with “=”. Begin a note with #, or take it out.",
        ],
    ),
    // Keys.
    ("short-name =", "short name =", &["4: A key has no spaces in it. Write “short-name”."]),
    ("short-name =", "Short_Name =", &["4: A profile has no key “Short_Name”: did you mean “short-name”?"]),
    (
        "label = \"Assistant director\"",
        "lable = \"Assistant director\"",
        &["48: “roles” has no key “lable”: did you mean “label”?"],
    ),
    (
        "label = \"Assistant director\"",
        "name = \"Assistant director\"",
        &["48: “roles” has no key “name”: did you mean “label”?"],
    ),
    (
        "marking = \"OFFICIAL-SENSITIVE\"\nsource = \"T-1\"\nsubjects = [\"child\"]\n\n[schedule]\n",
        "source = \"T-1\"\nsubjects = [\"child\"]\n\n[schedule]\nmarking = \"OFFICIAL-SENSITIVE\"\n",
        &[
            "10: “marking” belongs to the whole profile, but stands under [schedule]: move it up, above the first heading.",
        ],
    ),
    (
        "emergency-slots = 0\nvenues = [{ id = \"north\", name = \"County Hall North\" }]\nsource = \"T-2\"\n\n[[schedule.themes]]\n",
        "venues = [{ id = \"north\", name = \"County Hall North\" }]\nsource = \"T-2\"\n\n[[schedule.themes]]\nemergency-slots = 0\n",
        &["23: “emergency-slots” belongs under [schedule], but stands under [[schedule.themes]]: move it there."],
    ),
    (
        "starts = \"12:00\"",
        "starts = \"12:00\"\nstarts = \"13:00\"",
        &["14: “starts” is written twice here, first in line 13: keep one."],
    ),
    // Days, times, figures.
    (
        "weekday = \"Wednesday\"",
        "weekday = \"Tues\"",
        &[
            "11: “weekday” must be a day of the week in quotes, such as \"Wednesday\", but is “Tues”: write \"Tuesday\".",
        ],
    ),
    (
        "weekday = \"Wednesday\"",
        "weekday = Weds",
        &[
            "11: “weekday” must be a day of the week in quotes, such as \"Wednesday\", but is “Weds”: write \"Wednesday\".",
        ],
    ),
    (
        "starts = \"12:00\"",
        "starts = 9.30",
        &["13: “starts” must be a time in quotes, such as \"13:15\", but is the number 9.30: write \"09:30\"."],
    ),
    (
        "ends = \"14:00\"",
        "ends = \"2pm\"",
        &["14: “ends” must be a time in quotes, such as \"13:15\", but is “2pm”: write \"14:00\"."],
    ),
    (
        "[schedule]",
        "[terms]\nevery-months = 12\nreviewed = \"31 September\"\nsource = \"T\"\n\n[schedule]",
        &[
            "12: “reviewed” must be a date in quotes, such as \"2026-11-25\", but is “31 September”. September has no day 31. Check the date.",
        ],
    ),
    (
        "[schedule]",
        "[terms]\nevery-months = 12\nreviewed = 1/9/2025\nsource = \"T\"\n\n[schedule]",
        &["12: “reviewed” must be a date in quotes, such as \"2026-11-25\", but is “1/9/2025”: write \"2025-09-01\"."],
    ),
    (
        "slot-minutes = 30",
        "slot-minutes = 30 minutes",
        &["16: “slot-minutes” must be a whole number without quotes, but is “30 minutes”: write 30."],
    ),
    (
        "must-attend = true",
        "must-attend = Yes",
        &["66: “must-attend” must be true or false, without quotes, but is “Yes”: write true."],
    ),
    (
        "roles = [\"head\"]",
        "roles = \"head\"",
        &["76: “roles” must be a list, such as [\"…\"], but is “head”: write [\"head\"]."],
    ),
    // What is named.
    (
        "by = \"administrator\"",
        "by = \"support worker\"",
        &["117: There is no role “support worker”: choose one of chair, head, sw, or add it under “roles”."],
    ),
    ("{panel}", "{panelname}", &["122: A file name knows no part {panelname}: did you mean {panel}?"]),
    (
        "[[roles]]\nid = \"chair\"",
        "[invitation]\nwording = \"{panelname} meets on {date}.\"\nmodes = [\"room\"]\nsource = \"T\"\n[[roles]]\nid = \"chair\"",
        &["47: An invitation knows no part {panelname}: did you mean {panel}?"],
    ),
    (
        "owner-role = \"sw\"",
        "owner-role = \"Social worker\"",
        &["108: There is no role “Social worker”: did you mean “sw”?"],
    ),
    // As Word and tables leave them.
    ("short-name =", "short–name =", &["4: A key has plain hyphens. Write “short-name”."]),
    (
        "name = \"A forum\"",
        "name\u{a0}= \"A forum\"",
        &["3: There is a space here that is not a plain one, as Word or a web page makes it: type it anew."],
    ),
    ("name = \"A forum\"", "name\tA forum", &["3: There is no “=” behind “name”: write one."]),
    (
        "purpose = \"To show one mistake.\"",
        "purpose = \"\"\"\nTo show one mistake.",
        &["5: The text of “purpose” begins with three quotes and never ends: put three at its end."],
    ),
    (
        "[[recorded.sections]]",
        "[[sections]]",
        &["86: There is no heading “[[sections]]”: did you mean [[recorded.sections]]?"],
    ),
    (
        "[\"child\"]",
        "(\"child\", \"unborn\")",
        &["8: “subjects” is a list. Put it in square brackets: subjects = [\"child\", \"unborn\"]"],
    ),
    (
        "[\"child\"]",
        "\"child\"",
        &["8: “subjects” must be a list, such as [\"child\"], but is “child”: write [\"child\"]."],
    ),
    (
        "weekday = \"Wednesday\"",
        "weekday = \"Tuesday and Thursday\"",
        &[
            "11: “weekday” must be a day of the week in quotes, such as \"Wednesday\", but is “Tuesday and Thursday”. Several days go under “rhythms”.",
        ],
    ),
    (
        "deadline = { before = { amount = 2, unit = \"working-days\" } }",
        "deadline = \"5 working days before\"",
        &[
            "30: “deadline” must say exactly one of within, before, weekday-before, such as { before = { amount = 5, unit = \"working-days\" } }.",
        ],
    ),
];
