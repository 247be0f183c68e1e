//! Short and pet forms of English names that the book need not list: "Billy" for William.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A short form, and the names that it may be short for. Data: add as panels find more.
const SHORT: &str = "abby abigail; addie adelaide addison; alf alfred; alfie alfred; ali alison alice alisha; allie alison alice; \
    andy andrew; ange angela; annie anne anna annabel; archie archibald; becca rebecca; becky rebecca; bella isabella \
    annabella arabella; ben benjamin; benji benjamin; benny benjamin; bert albert robert; bertie albert robert; bess \
    elizabeth; beth elizabeth bethany bethan; betsy elizabeth; betty elizabeth; bill william; billie william wilhelmina; billy william; \
    bob robert; bobby robert; brad bradley; cass cassandra cassidy; cassie cassandra cassidy; cat catherine; cathy catherine; \
    charley charles charlotte; charlie charles charlotte; chaz charles; chas charles; chloe khloe; chris christopher \
    christian christina christine; christie christina; chrissy christina christine; connie constance; dan daniel; danni \
    danielle; danny daniel; dave david; davey david; debbie deborah; dom dominic; dotty dorothy; ed edward edwin edmund; \
    eddie edward edwin edmund; ellie eleanor elizabeth ella; elle eleanor; elsie elizabeth; em emily emma; emmy emily \
    emma; evie eve evelyn; fran frances francesca francis; frankie francesca frank francis; fred frederick alfred; \
    freddie frederick alfred; freddy frederick alfred; gabby gabriella gabrielle; gabe gabriel; gaby gabriella; gemma gem; \
    georgie george georgia georgina; ginny virginia; hal henry harold; harry henry harold harrison; hattie harriet; immy imogen; \
    issy isabel isabella isobel; izzy isabel isabella isobel; jack john jackson; jackie jacqueline; jake jacob; jamie \
    james; jem jeremy jemima; jen jennifer; jenny jennifer; jess jessica; jessie jessica; jim james; jimmy james; joe joseph; \
    joey joseph; johnny john jonathan; jon jonathan; jonny jonathan; josh joshua; josie josephine; jules julian julia; kate \
    catherine katherine; kathy katherine; katie catherine katherine; kenny kenneth; kit christopher katherine; kitty katherine \
    catherine; larry lawrence; laurie laura lawrence; len leonard; lenny leonard; leo leonard leopold; lettie violet; \
    libby elizabeth; lil lily lilian; lilly lilian; liv olivia; livvy olivia; liz elizabeth; lizzie elizabeth; \
    lola dolores; lottie charlotte; lou louise louis lucinda; louie louis; lucy lucinda; maddie madeleine madison; maddy \
    madeleine madison; maggie margaret; mandy amanda; matt matthew; mattie matthew matilda; max maximilian maxwell maxine; \
    meg margaret megan; mia amelia maria; mick michael; mickey michael; mike michael; mikey michael; millie amelia \
    millicent camilla; milly amelia millicent; mo mohammed muhammad maureen; mol molly; nat nathan nathaniel natalie natasha; \
    nate nathan nathaniel; ned edward; nell eleanor helen; nellie eleanor helen; nick nicholas; nicky nicola nicholas; \
    ollie oliver olivia; olly oliver; paddy patrick; pat patricia patrick; patty patricia; peggy margaret; penny penelope; \
    pete peter; phil philip; pippa philippa; poll polly; rach rachel; ray raymond; reg reginald; reggie reginald; rich \
    richard; richie richard; rick richard; ricky richard; rob robert; robbie robert; ron ronald; ronnie ronald veronica; rory \
    roderick; ros rosalind; rosie rose rosemary; roxy roxanne; russ russell; sadie sarah; sal sally; sally sarah; sam \
    samuel samantha; sammy samuel samantha; sandy alexander alexandra sandra; sasha alexander alexandra; seb sebastian; shaz \
    sharon; sid sidney; sonny samson; steph stephanie; steve stephen steven; stevie stephen steven; stu stuart; sue susan; \
    susie susan; suzy susan; tash natasha; ted edward theodore; teddy edward theodore; terry terence; tess theresa; theo \
    theodore; tilly matilda; tim timothy; timmy timothy; tina christina; toby tobias; tom thomas; tommy thomas; toni antonia; tony \
    anthony; tracy theresa; trish patricia; trixie beatrice; val valerie; vic victor victoria; vicky victoria; viv vivian; wes wesley; \
    will william wilfred; willy william; zac zachary; zach zachary; zack zachary; alex alexander alexandra; lexie alexandra; \
    lex alexander; xander alexander; sander alexander; gus angus augustus; mags margaret; nan annette; dee deirdre; \
    seun oluwaseun; tobi oluwatobi oluwatobiloba; tolu toluwalase toluwani; ayo ayodele ayomide; femi olufemi; kemi oluwakemi; \
    temi temitope; bisi adebisi; ade adewale adebayo; abdi abdirahman abdullahi; abs abdul abdullah; moh mohamed; haz hassan hamza";

/// The names that a word may be short for.
pub(super) fn short_for(said: &str) -> &'static [&'static str] {
    static NAMES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
        let entries = SHORT.split(';').filter_map(|entry| {
            let mut words = entry.split_whitespace();
            Some((words.next()?, words.collect()))
        });
        entries.collect()
    });
    NAMES.get(said).map_or(&[], Vec::as_slice)
}
