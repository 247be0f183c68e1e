//! Words that tell who is meant: English, and of the trade. Each list is in plain lower-case letters.

use crate::meeting::child::Pronouns;

macro_rules! list {
    ($(#[$doc:meta])* $name:ident $words:literal) => {
        $(#[$doc])*
        pub(super) fn $name(word: &str) -> bool {
            static WORDS: std::sync::LazyLock<rustc_hash::FxHashSet<&str>> =
                std::sync::LazyLock::new(|| $words.split_ascii_whitespace().collect());
            WORDS.contains(word)
        }
    };
}
pub(super) use list;

pub(super) use super::place_words::{is_at, is_building, is_place_too, is_public, is_street, is_street_word, street};

list!(
    /// Whoever comes after one of these is a grown-up, a relative or a pet: "his uncle Jack", "the tutor, Grace".
    is_grown_up
    "uncle aunt auntie aunty mother father mum mam mummy dad daddy stepmum stepdad stepmother stepfather stepfathers
    grandmother grandfather grandma grandpa granny nan nana nanny gran grandad granddad grandparent grandparents
    godmother godfather partner husband wife fiance fiancee carer carers parents parent cousin niece nephew teacher tutor
    headteacher head teachers worker workers officer nurse midwife visitor doctor consultant psychologist psychiatrist
    therapist counsellor mentor advocate solicitor barrister guardian manager coordinator chair chairs neighbour
    neighbours landlord landlady coach leader host childminder nursery key assistant senco practitioner lead
    grandchildren host hosts
    nain taid mamgu tadcu tad babcia dziadek dziadzio ciocia wujek abuela abuelo nonna nonno oma opa vovo avo bunica bunicul
    hooyo aabo ayeeyo awoowe ammi abbu abba amma appa dadi nani chacha khala baba yiayia papou nene dede deda babusya
    interpreter translator driver escort caretaker cook cleaner librarian vicar imam priest rabbi pastor dentist optician
    paediatrician barber hairdresser instructor trainer sergeant inspector constable magistrate judge clerk receptionist
    volunteer befriender lecturer supervisor boss employer lodger tenant student trainee apprentice reviewer author facilitator
    observer minute-taker secretary administrator engineer plumber electrician builder surveyor councillor mp ex
    representative colleague clinician sonographer registrar dog cat rabbit hamster pony puppy kitten horse goldfish"
);

list!(
    /// Whoever is explained by one of these works with the child.
    is_role
    "sw tm pm iro gp hv lac sister support family school class form year head deputy duty allocated supervising youth
    community health police ward team service care social room"
);

list!(
    /// What the people at the table do.
    is_work
    "to agreed agrees advised advises confirmed confirms explained explains updated updates introduced shared presented
    chaired chairs noted notes suggested suggests proposed recommended recommends emailed phoned rang circulated minuted
    summarised clarified queried apologised joined completed submitted drafted sent sends arranged booked invited"
);

list!(
    /// A name after one of these may well be of nobody in the book.
    is_friend
    "friend friends mate mates classmate peer boyfriend girlfriend cousin neighbour buddy bestie"
);

list!(is_pronoun "he him his himself she her hers herself they them their theirs themselves themself");

list!(
    /// Somebody tells what another does.
    is_report
    "said says say reports reported feels felt thinks thought believes believed states stated told tells notes noted
    explained explains hopes hoped worries worried describes described confirmed adds added reporting saying that
    observed observes sees finds found"
);

list!(
    /// Whoever may be he or she.
    is_neutral
    "carer carers worker workers officer teacher headteacher head nurse midwife visitor doctor gp psychologist
    psychiatrist therapist counsellor mentor advocate solicitor barrister judge guardian manager coordinator chair
    neighbour landlord coach leader childminder assistant senco practitioner partner parent cousin friend peer sw iro hv
    tm lado consultant paediatrician registrar clinician tutor foster sibling baby"
);

list!(is_him
    "father dad daddy stepfather stepdad grandfather grandad granddad grandpa uncle brother brothers boyfriend husband man
    men boy son grandson nephew mr he's stepson godfather male gentleman sir");

list!(is_her
    "mother mum mam mummy stepmother stepmum grandmother grandma granny gran nan nana aunt auntie aunty sister sisters
    girlfriend wife woman women girl daughter granddaughter niece mrs ms miss godmother female lady midwife maternal");

/// Whether a word names somebody who is spoken of so.
pub(super) fn is_of(word: &str, pronouns: Pronouns) -> bool {
    match pronouns {
        Pronouns::He => is_him(word),
        Pronouns::She => is_her(word),
        Pronouns::They => false,
    }
}

list!(is_weekday "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun");

list!(is_saint "st saint sts");

list!(
    /// Whoever is called after one of these is no person.
    is_pet
    "dog cat rabbit hamster pony puppy kitten horse goldfish fish bird budgie parrot gerbil rat mouse tortoise turtle lizard
    gecko snake ferret spaniel labrador terrier staffie lurcher collie poodle pug husky bulldog greyhound whippet alsatian
    pig goat sheep lamb cow calf donkey hen chicken cockerel duck goose guinea teddy bear doll dolly toy puppet robot
    dinosaur unicorn dragon monster imaginary pretend invisible character snail spider stick hedgehog alpaca lab retriever
    cocker beagle dachshund chihuahua boxer rottweiler doberman pitbull staffy setter pointer mastiff malamute corgi
    dalmatian schnauzer cockapoo labradoodle cavapoo mongrel hound pup kitty tabby tomcat moggy siamese ragdoll chinchilla
    degu parakeet cockatiel canary pigeon axolotl newt frog toad foal colt mare stallion gelding cob llama jackdaw owl crow
    tarantula iguana python cockerel bantam plush plushie mascot scarecrow snowman"
);

list!(
    /// Near a name, one of these makes it as likely out of a story, or of a thing that is sold.
    is_story
    "film films movie novel album character characters costume cartoon comic musical panto pantomime hero heroine princess
    superhero fictional poster brand perfume storm hurricane ship boat narrowboat barge statue sitcom netflix disney marvel
    singer rapper footballer youtuber celebrity figurine avatar gospel psalm nativity rhyme storybook lullaby hymn"
);

list!(
    /// After a possessive of somebody else, whoever is named belongs to them: "the carer's son Dylan".
    is_others_child
    "son sons daughter daughters grandson granddaughter grandsons granddaughters grandchildren children kids stepson
    stepdaughter niece nephew nieces nephews baby twins boy girl boys girls lodger"
);

list!(
    /// What only a person does, and no month, flower or virtue.
    is_persons
    "said says told tells asked asks lives lived attends attended stays stayed went wants wanted feels felt thinks thought
    hopes hoped likes liked loved loves hates hated refuses refused disclosed cried cries slept sleeps wrote writes knows
    knew absconded enjoys enjoyed plays played eats ate speaks spoke struggles struggled presented reports reported smiled
    laughed laughs sat sits walked walks drew drinks smokes vapes swears shouts shouted screamed hides hid threw throws wet
    bit kicked agreed agrees met visited rang phoned texted hugged grumbled whispered answered replied remembers remembered
    worries worried believes trusts gets got needs needed misses missed wakes woke washes wears wore talks talked stole
    smashed punched slapped scratched cut self-harms self-harmed swallowed"
);

list!(
    /// What a child is said to be or to have done, after "was", "is", "has".
    is_childs_state
    "quiet settled unsettled well unwell upset tearful happy unhappy sad tired late missing excluded hungry poorly ill sick
    scared frightened angry rude withdrawn anxious nervous chatty polite shy lively clingy calm cross fine ok okay safe
    unsafe asleep awake absent born placed seen removed arrested weighed dressed fed collected picked admitted discharged
    bullied suspended adopted fostered living staying sleeping eating attending crying playing refusing missed hurt
    bruised injured moved grown worried excited bored lonely distressed subdued cheerful talkative dysregulated challenged
    stealing smoking vaping using drinking self-harming running doing struggling thriving reluctant keen proud ashamed
    embarrassed homesick stopped started begun kept tried managed learned learnt joined lost-weight"
);

list!(
    /// What a child does, and nobody who came to the meeting to work.
    is_childs_act
    "lives lived attends attended stays stayed slept sleeps cried cries absconded plays played ate eats enjoys wet hid hides
    bit kicked hates loves misses struggles settled wakes"
);

list!(
    /// After "did not" and "does not", what a child does or not.
    is_childs_wish
    "want like feel know attend go sleep eat speak talk live stay enjoy need come cry play settle engage understand mind
    trust believe"
);

list!(
    /// Between a name and what is said of it.
    is_auxiliary
    "was is has had did does do be been being not also still always never very so too quite more really now then again only
    just both often sometimes usually already isnt wasnt hasnt hadnt didnt doesnt dont became becomes seemed seems looked
    looks appeared appears remains felt feels got gets a bit little rather"
);

list!(
    /// After "will" at the start of a sentence, and it is no boy's name.
    is_asked
    "a an the he she it they we you i this that these those there his her their my our any all some somebody someone anybody
    anyone be not have need also then only continue no both each both mum mother dad father parents"
);

list!(
    /// A family name goes on after one of these: "Fionn mac Cumhaill".
    is_particle
    "mac mc de da du van von der den le la al el bin ibn bint ap ab ferch o dos das di del della ten ter"
);

list!(
    /// Names of English words that the dictionary knows by their capital alone, and words that are near a name.
    is_common
    "english british welsh irish scottish polish romanian somali urdu tamil chinese portuguese ukrainian monday tuesday
    wednesday thursday friday saturday sunday christmas easter ramadan diwali internet mosaic facebook tiktok snapchat
    instagram whatsapp roblox minecraft fortnite please thanks regards sincerely dear hello minutes agreed noted action
    actions decision decisions england wales scotland ireland britain london europe"
);

list!(
    /// Faiths and peoples: what somebody is, and not what they are called.
    is_people
    "muslim christian catholic protestant anglican methodist baptist pentecostal orthodox hindu sikh jewish jew buddhist
    rastafarian atheist traveller gypsy roma romani european african caribbean asian american australian canadian indian
    pakistani bangladeshi nepali nepalese afghan iranian iraqi kurdish syrian turkish cypriot greek italian spanish german
    french dutch belgian danish swedish norwegian finnish czech slovak hungarian bulgarian albanian kosovan serbian croatian
    lithuanian latvian estonian russian belarusian moldovan georgian armenian nigerian ghanaian kenyan ugandan zimbabwean
    congolese eritrean ethiopian sudanese egyptian moroccan algerian tunisian libyan gambian cameroonian jamaican brazilian
    colombian chilean vietnamese thai filipino malaysian japanese korean tibetan british english welsh scottish irish polish
    romanian somali portuguese ukrainian chinese"
);

list!(
    /// One of these before initials, and they are a child's.
    is_young
    "child boy girl baby sibling peer friend person youth twin toddler infant teenager pupil brother sister boyfriend
    girlfriend"
);

list!(
    /// Before or after a surname, these make it a family's.
    is_family
    "family families children siblings household boys girls brothers sisters baby child twins kids sibs lot clan lad lads
    lass girl boy crew trio bunch triplets"
);

list!(
    /// What only a person does: at the start of a sentence a word that is also a name is one before these.
    is_said
    "said says told tells asked asks lives lived attends attended stays stayed went goes wants wanted feels felt thinks
    thought hopes hoped likes liked loves loved loves hates hated ran runs moved moves refused refuses disclosed
    presented presents reported reports cried cries slept sleeps wrote knows knew lost missed misses returned came comes
    and turned needs needed settled seemed seems became becomes started starts remains remained struggled struggles enjoys
    enjoyed plays played eats ate spoke speaks shared disclosed left sleeps been appeared appears was is has had does did
    can cannot won't can't isn't wasn't hasn't doesn't didn't misses absconded arrived wet hit bit kicked told gets got
    keeps kept makes made shows showed spends spent"
);

list!(
    /// What belongs to a child: "May's placement".
    is_belonging
    "mother mum mam father dad parents carer carers foster nan gran grandmother grandfather grandparents brother sister
    siblings family school teacher attendance behaviour bedroom placement plan record needs wishes views health sleep
    speech friends friend home house sw social worker key solicitor chronology review voice life birthday stepdad stepmum
    stepfather stepmother partner aunt uncle nana nanny grandad grandma cousin twin timetable class form tutor report pep
    ehcp taxi transport passport medication inhaler glasses phone clothes uniform savings weight height appetite bedtime
    routine contact keyworker advocate independent iro guardian therapist gp dentist nursery college exams exclusion
    education case file notes dob address bed room feelings progress reading hearing diagnosis siblings' half-brother
    half-sister older younger baby little big new case-holder allocated"
);

list!(is_month "january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec");

list!(
    /// Months and seasons that children are called after.
    is_calendar
    "january april may june july august summer autumn winter spring dawn eve christmas easter"
);

list!(
    /// Before a month or a season.
    is_when
    "in by since from until till of last next this during early late mid end before after for between every each to
    through throughout and or a the over that"
);

list!(
    /// Names that are words, and words that are names.
    is_word
    "ace amber angel april archer art ash august autumn baker basil bay bear beau bell bill blaze blossom blue bonnie
    brandy brook brooke buddy buster carol carter chance charity chase cherry chip christian clay cliff clover colt cooper
    coral crystal dale daisy dash dawn dean dee destiny drew duke earl ebony eden ember eve faith fern field fizz flora
    flower forest fox frank gene ginger glen glory gold grace grant gray grey guy hank happy harmony harper hazel heath
    heather holly honey honor honour hope hunter iris ivy ivory jade jasmine jay jet jewel joy june justice king kit lacey
    lake lane lark laurel lavender leaf lily lotus love lucky mac major marina marshal mark mason max may maya mercy merry
    miles misty moose morgan nelly neo nick noble noel ocean olive opal page paige pansy parker pat patience peace pearl
    penny pepper pet peter pip piper pixie poppy porter precious primrose prince princess prudence queen rain rainbow raven
    ray red reed reef rich river rob robin rocky rose rosemary rosie rowan royal ruby rusty sage saint sandy saffron
    sapphire savannah scarlet sid sienna sky skip smudge sonny sorrel sparky star stella sterling stone storm sue summer
    sunday sunny tad taylor teal teddy temperance terry titch trinity troy twig unity verity victor victory violet vivid
    wade will willow winter wren young ziggy constance felicity melody mona trace turner drake gale ken jack bob chuck
    dot pudge boo budgie"
);

list!(
    /// Capitals that stand for something in the trade.
    is_abbreviation
    "sw tm pm gm gp hv la cp pe tv uk eu id iq mp ed ep ot pa pc pr ps bp bf cv dv ef eh ft hr ht ic ir it iv ld lo mh ml
    nb nc nd nf nr oh ok os ow pd pg po pp pt qa rs se sc si so sp ss st ta td ts ty uc us vs wp xm ya yp yo am ad ae an
    as at be by do ga go he hi if in is lp me mr ms my no of on or to up we ie eg ba bsc ma md re dr mf mm"
);
