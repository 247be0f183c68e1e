//! Words by which a sentence tells a child's own affairs: school, health, birth, numbers, plans and orders.

use super::telling_words::list;

list!(
    /// What is told of one child and belongs in that child's record: a noun that may be theirs, or what they do.
    is_fact
    "attendance attends attended attending absence absences lateness school nursery preschool college class reception pupil
    exclusion exclusions excluded suspended suspension ehcp ehc iep sen send senco phonics sats gcse gcses btec grades
    predicted detention detentions attainment timetable teacher teachers tutor homework literacy numeracy reading maths
    curriculum pep roll enrolled
    asthma inhaler epilepsy epileptic seizure seizures diabetes diabetic insulin diagnosis diagnosed adhd add autism autistic
    asd asc dyslexia dyslexic camhs gp dentist dental optician paediatrician paediatric hospital operation surgery
    medication medicated melatonin ritalin methylphenidate prescribed tablets immunisation immunisations immunised
    vaccination vaccinations vaccinated jabs weight weighs weighed height centile centiles bmi hearing glasses allergy
    allergies allergic eczema therapy therapist counselling counsellor speech health healthy self-harm self-harming
    self-harms selfharm overdose pregnant pregnancy bedwetting enuresis anxiety anxious depression depressed disability
    nurse clinic consultant physiotherapy audiology bloods scan fracture
    born dob birth birthdate turns turned
    mosaic nhs upn liquidlogic
    plan plans cin conference order ico sgo proceedings court hearing review reviews decision decisions decided placement
    placements placed adoption adopted adopters fostered accommodated legal rehabilitation reunification remand remanded
    arrested arrest charged offence offences offending police yot yjs yjb bail caution missing nrm exploitation exploited
    cannabis vapes vaping drugs substance convicted sentenced
    assessment assessed referral referred diagnosis threshold"
);

list!(
    /// The same, where it is said to be a child's: "Ffion's report", "Ffion's number".
    is_owned
    "report reports record records file needs wishes feelings views behaviour development number id reference weight
    condition appointment appointments social key lac ehc cp care pathway education learning conduct targets progress
    passport chronology legal status dob date birthday-date caseworker worker mental physical emotional"
);

list!(
    /// Whom somebody tells a thing, and no affair of theirs: "Ffion told her teacher".
    is_told_to "school police teacher teachers nurse tutor gp court counsellor therapist nursery class"
);

list!(
    /// Before a name, these make it another's or an object: "with Ffion", "misses Ffion".
    is_before_object
    "with from of to than like near without about by at between towards against and sees saw see seeing misses missed miss
    hit hits loves loved love visits visited visit visiting joins helps helped calls called rang ring told asks asked hugs
    bit pushed kicked after before alongside including collects collected collect"
);

list!(
    /// What is done to a child and is their affair: "the school excluded Ffion".
    is_done_to
    "diagnosed excluded suspended reviewed assessed weighed measured immunised vaccinated discharged admitted prescribed
    referred enrolled registered placed accommodated adopted arrested charged sentenced remanded examined"
);

list!(
    /// Of brothers and sisters together, or of how they are with one another.
    is_together
    "both together siblings sibling's twins twin boys girls kids contact other's each them themselves them' their theirs
    bond relationship share shares shared sharing same too likewise similarly neither either us we our ours i me my mine
    brothers sisters whereas unlike trio sibling visits visiting"
);

list!(
    /// Between a name and its verb.
    is_adverb
    "also still now currently only recently often never always already just since then again usually sometimes rarely
    sadly reportedly apparently however therefore has have had is was be been being will would can could should may might
    must did does not to who"
);

list!(
    /// What somebody says rather than is.
    is_saying_so
    "said says told tells asked asks reported reports disclosed described explained thinks thought feels felt wants wanted
    hopes wishes likes loves misses"
);

list!(
    /// Verbs that end in neither s nor ed.
    is_irregular
    "went goes got made met took came began left saw lost fell ran won sat kept found became broke slept spent wore grew"
);
