//! How minutes are put everywhere: sentences of nothing but words of the trade say nothing of anybody.

use std::collections::HashSet;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::telling_words;
use crate::text::names::NameToken;

/// Words that hold a sentence together.
const SMALL: &str = "a about above after again against all also am an and any are around as at away back be because been before being \
    below between both but by can cannot could did do does doing done down during each either else ever every few for from get gets \
    getting give given gives go goes going got had has have having he her here hers herself him himself his how i if in into is it its \
    itself just keep keeps kept let like made make makes making many may me might more most much must my need needs never no nor not \
    now of off often on once one only or other our out over own put said same say says see seen several shall she should since so some \
    soon still such take taken takes than that the their them then there these they this those three through till to too took two \
    under until up upon us use used very want wants was we well went were what when where whether which while who whom whose why will \
    with within without would yet you your it's don't doesn't hasn't";

/// Words of meetings, plans and the law, with their forms.
const TRADE: &str = "able abuse access account action actions address adult advice advised advocate agencies agency agenda agree agreed \
    agreement allocated allocation analytical apologies application apply appointment approach approved arrange arranged ask asked \
    asks assess assessed assessment assessments assistant attend attended attending attributable authority aware based basis begin \
    behalf best board book booked born brief care carer carers case cases category chair chaired chairs change changes check checked \
    child children child-focused childs chronology circulate circulated clear close closed closure comment comments complete completed \
    concern concerned concerns conclude conclusion conference confidential confidentiality confirm confirmed consider considered \
    contact contacts contingency continue continues convene coordinator copy core council county court current currently date dated \
    day days deadline decide decided decision decisions delay department deputy designated detail details develop developed direct \
    discuss discussed discussion distribute document documents draft due duty early education emotional ensure evidence expected \
    explain explained explore explored extend external family families father feedback file filed final finding follow followed \
    following form forum forward foster fostering fully function further genogram gm good group groups guardian harm having head health \
    hear heard held help hold holding home hospital housing identified identify immediate impact implement include included including \
    independent information informed initial inform instruction instructions interim introductions invite invited involved iro issue \
    issued issues item items joint keep key lac lead legal letter level liaise likely list listed local long long-term look looked \
    manager material matter matters measure measured meet meeting meetings member members minutes mother month months multi-agency \
    necessary neglect network new next nominated note noted notes notice notified number nurse nursery objective obtain ofsted once \
    opinion option options order orders outcome outcomes outline outlined outside overview pack panel paper papers paperwork parent \
    parental parenting parents part participate participation partner partners party pass passed people period permanence permanency \
    permission person physical place placed placement plan planned planning plans pm point police position possible practice practitioner \
    pre-proceedings prepare prepared present presented process progress proceed proceedings professional professionals proposal protect \
    protected protection provide provided public purpose purposes question questions quorate quorum raised range reached read ready reason \
    reasonable reasons receive received recommend recommendation recommendations recommended reconvene record recorded records refer \
    referral referred regular remain remains remind reminded report reported reports represented request requested require required \
    residence resource respond response responsible responsibility result return review reviewed reviews right risk risks role round \
    safe safeguarding safety scheduled school section secure seek send sent separate service services set setting sexual share shared \
    sharing short sign signed significant single situation slot social solicitor solicitors special staff stage start statement status \
    step steps strategy strengths submit submitted suffer suffered suffering sufficient suitable summary supervising supervision support \
    supported supporting sw system table team teams terms thank thanked thanks threshold time timescale timescales timetable today together \
    transfer transition trust undertake unit update updated updates upheld vote view viability views virtual visit visits voice vote week \
    weekly weeks welcome welcomed welfare wishes work worker workers working write writing written year years young agreed-to attendees \
    introduced introduction everyone everybody reminder discussions circulation genograms chronologies before passed-on any-other";

fn has(list: &'static LazyLock<FxHashSet<&'static str>>, plain: &str) -> bool {
    list.contains(plain)
}

static SMALL_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| SMALL.split_whitespace().collect());
static TRADE_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| TRADE.split_whitespace().collect());

/// Whether a word neither holds a sentence together nor is of the trade, nor names anybody.
pub(super) fn is_own(token: &NameToken) -> bool {
    let plain = token.plain.as_str();
    let name = token.capital && !token.first;
    plain.len() > 1
        && !name
        && !token.has_digit()
        && !telling_words::is_pronoun(plain)
        && !telling_words::is_month(plain)
        && !telling_words::is_weekday(plain)
        && !has(&SMALL_WORDS, plain)
        && !has(&TRADE_WORDS, plain)
}

/// How many different words of their own some have.
pub(super) fn own_words(tokens: &[NameToken]) -> usize {
    tokens.iter().filter(|token| is_own(token)).map(|token| token.plain.as_str()).collect::<HashSet<_>>().len()
}

/// A word without what makes a plural or a past of it: what two who tell the same have in common.
pub(super) fn stem(plain: &str) -> &str {
    const LONG: usize = 4;
    let endings = ["ing", "ed", "es", "s", "e"];
    endings.iter().find_map(|ending| plain.strip_suffix(ending).filter(|stem| stem.len() >= LONG)).unwrap_or(plain)
}
