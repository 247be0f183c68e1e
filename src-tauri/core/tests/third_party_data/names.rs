//! What people and places are called in the corpus. Nobody here is anybody. Written before the check was, and shared
//! with nothing of it.

#[rustfmt::skip]
pub const GIVEN: &[&str] = &[
    "Aaliyah", "Aaron", "Abdul", "Abigail", "Adam", "Adaeze", "Aisha", "Alfie", "Alice", "Alina", "Amara", "Amber",
    "Amelia", "Aneta", "Anh", "Archie", "Arjun", "Arthur", "Ava", "Ayaan", "Ayesha", "Ben", "Bethan", "Billy", "Błażej",
    "Brandon", "Caitlin", "Callum", "Carys", "Charlie", "Chidi", "Chloe", "Connor", "Daisy", "Daniel", "Dariusz", "Dawn",
    "Destiny", "Dilan", "Dylan", "Eben", "Ebony", "Eira", "Elif", "Ella", "Ellis", "Emeka", "Emrys", "Erin", "Esme",
    "Ethan", "Evie", "Faith", "Fatima", "Finley", "Florence", "Folake", "Frankie", "Freya", "Gabriel", "George", "Grace",
    "Gruffydd", "Gülşen", "Habiba", "Hamza", "Hannah", "Harley", "Harper", "Harry", "Hassan", "Heather", "Holly", "Hope",
    "Hunter", "Ibrahim", "Ilinca", "Imani", "Ionuț", "Iris", "Isaac", "Isla", "Ivy", "Jack", "Jacob", "Jade", "Jaden",
    "Jake", "James", "Jasmine", "Jayden", "Jenson", "Jodie", "Josh", "Joy", "Jude", "Kacper", "Kai", "Kayleigh", "Keira",
    "Khadija", "Kofi", "Krzysztof", "Kwame", "Lacey", "Layla", "Leah", "Leo", "Leon", "Lexi", "Liam", "Lily", "Logan",
    "Lola", "Łucja", "Lucas", "Maisie", "Mahmoud", "Maddison", "Mark", "Mason", "Matei", "Max", "May", "Maya", "Megan",
    "Mia", "Millie", "Mohammed", "Molly", "Musa", "Nadia", "Nathan", "Nia", "Nikola", "Noah", "Nuala", "Oisín", "Olive",
    "Oliver", "Olivia", "Omar", "Orla", "Oscar", "Owen", "Paige", "Patience", "Phoebe", "Poppy", "Precious", "Priya",
    "Rafał", "Rahim", "Rania", "Reece", "Reuben", "Rhiannon", "Rhys", "Riley", "River", "Robin", "Rose", "Rosie", "Ruby",
    "Ryan", "Sade", "Safiya", "Saffron", "Samira", "Saoirse", "Scarlett", "Sean", "Seren", "Shanice", "Siân", "Sienna",
    "Skye", "Sofia", "Sonny", "Ștefan", "Summer", "Sunny", "Tariq", "Taylor", "Teddy", "Theo", "Thuỷ", "Tobi", "Toby",
    "Tomasz", "Tyler", "Umar", "Violet", "Will", "Willow", "Yusuf", "Zac", "Zahra", "Zainab", "Zara", "Zofia", "Zuri",
];

#[rustfmt::skip]
pub const SURNAMES: &[&str] = &[
    "Abara", "Adeyemi", "Ahmed", "Akhtar", "Ali", "Allsop", "Anderson", "Appiah", "Arkwell", "Asante", "Ashdown",
    "Atkins", "Baptiste", "Barlow", "Begum", "Bell", "Bielak", "Bishop", "Blackwood", "Bogdan", "Boateng", "Brennan",
    "Brook", "Brown", "Carmody", "Carter", "Cartmell", "Castellan", "Clarke", "Collins", "Cooper", "Çelik", "Davies",
    "Demir", "Diallo", "Dimitriu", "Đặng", "Donnelly", "Douglas", "Eastwood", "Edwards", "Evans", "Fairley", "Farah",
    "Fenwick", "Field", "Finch", "Fletcher", "Fofana", "Foster", "Garside", "Gibson", "Goodhew", "Gorczyca", "Grant",
    "Greave", "Green", "Griffiths", "Hall", "Hartley", "Hathersage", "Hayes", "Hill", "Holloway", "Hughes", "Hussain",
    "Ibekwe", "Ionescu", "Jackson", "James", "Johnson", "Jones", "Kaczmarek", "Kamara", "Kaur", "Kestle", "Khan", "King",
    "Kowalski", "Lane", "Larkin", "Lewis", "Lindqvist", "Llŷr", "Lovatt", "Lungu", "Maddox", "Mahmood", "Malik",
    "Marsh", "Martin", "Mbeki", "McBride", "McCarthy", "Mensah", "Miller", "Mistry", "Moore", "Morgan", "Moss",
    "Murphy", "Mwangi", "Ndiaye", "Nguyễn", "Nkemelu", "Nowak", "O'Brien", "O'Connell", "O'Shea", "Obi", "Okafor",
    "Okonkwo", "Osei", "Owusu", "Özdemir", "Parker", "Patel", "Pemberly", "Penrose", "Petrescu", "Phạm", "Phillips",
    "Popescu", "Price", "Quigley", "Rahman", "Rathbone", "Reid", "Rhydderch", "Roberts", "Robinson", "Rose", "Rusu",
    "Rutter", "Sandhu", "Scott", "Sesay", "Sharma", "Shaw", "Singh", "Skinner", "Slater", "Smith", "Sorrell",
    "Stanescu", "Stone", "Summers", "Suleiman", "Szymański", "Tanner", "Tarrant", "Taylor", "Thomas", "Thompson",
    "Thorne", "Țepeș", "Townsend", "Turner", "Țurcanu", "Uddin", "Usman", "Vance", "Vaughan", "Vlad", "Walker", "Walsh",
    "Ward", "Watson", "Webb", "Wells", "White", "Whitlock", "Williams", "Wilson", "Wójcik", "Wood", "Wren", "Wright",
    "Yeboah", "Yıldız", "Young", "Zając", "Zaman", "Żak", "Zielińska",
];

#[rustfmt::skip]
pub const NICKNAMES: &[&str] = &[
    "Ace", "Bibi", "Boo", "Budgie", "Chaz", "Chi", "Coco", "Dee-Dee", "Dizzy", "Fizz", "Gigi", "Jax", "JJ", "Jojo", "Kiki",
    "Lolly", "Lulu", "Mimi", "Moose", "Nibs", "Pip", "Pixie", "Pudge", "Roo", "Shaz", "Smudge", "Sparky", "Tazz", "Titch",
    "Titi", "Twig", "Zaz", "Ziggy", "Zuzu",
];

/// First names of workers and of other grown-ups: children are called so too.
#[rustfmt::skip]
pub const ADULTS: &[&str] = &[
    "Angela", "Bronagh", "Carol", "Claire", "Darren", "David", "Dawn", "Dean", "Denise", "Diane", "Elin", "Emrys",
    "Farida", "Gareth", "Gemma", "Grace", "Graham", "Hannah", "Harriet", "Heather", "Helen", "Ian", "Jack", "James",
    "Jo", "Joseph", "Joy", "Karen", "Kelly", "Leon", "Louise", "Mark", "Meera", "Moira", "Natalie", "Nathan", "Nicola",
    "Paul", "Pauline", "Peter", "Philippa", "Priya", "Rachel", "Rose", "Ruth", "Sandra", "Sarah", "Sharon", "Shaun",
    "Siân", "Steve", "Sunil", "Susan", "Tariq", "Tina", "Tomasz", "Tracey", "Wayne", "Will", "Yvette",
];

#[rustfmt::skip]
pub const STREETS: &[&str] = &[
    "Acre Lane", "Albert Road", "Amber Close", "Beacon Street", "Bishop Street", "Candle Yard", "Chapel Row",
    "Cordwainer Court", "Daisy Bank", "Ferry Bank", "Gasworks Terrace", "Grace Avenue", "Green Lane", "Hope Street",
    "King Street", "Larkspur Avenue", "May Lane", "Mill Pightle", "Moss Road", "Orchard Rise", "Osier Way",
    "Quarry Road", "River Walk", "Rose Hill", "School Lane", "Sluice Lane", "Station Road", "Summer Lane",
    "Tannery Row", "Teasel Row", "Thorne Road", "Victoria Terrace", "Weir Cottages", "Willow Drive", "Wood Street",
];

pub const TOWNS: &[&str] = &["Fennick", "Ottermead", "Dunmere", "Thornwyke", "Elm Hallow", "Sallowby", "Kings Marl"];

#[rustfmt::skip]
pub const SCHOOLS: &[&str] = &[
    "Beacon Primary", "Grace Hill Academy", "Holly Bank School", "Larkspur Infants", "Marsh Lane Juniors",
    "Ottermead High", "St Jude's", "Summer Fields Primary", "The Brook School", "Weir Park Academy",
];

#[rustfmt::skip]
pub const MONTHS: &[&str] = &[
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];
