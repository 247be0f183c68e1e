//! Names that are spelt otherwise than they are heard, which dictation and whoever listens write as they sound. Data: add to
//! the list as panels find more.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A name in its plain letters, and how others write down what they hear.
const HEARD: &str = "caoimhe keeva kweeva queeva kiva kweva; oisin usheen osheen ushin oshin; siobhan shivaun shevaun shivon \
    chevonne shavon; sinead shinaid shinade sheenaid; niamh neve neeve nieve neev; saoirse seersha sersha sorsha searsha; \
    aoife eefa efa eva ifa; tadhg tige tighe tyge; eoghan owen eoin; eoin owen; cian kean keen kian; ciara keera kiera kira; \
    ciaran kieran keeran; roisin rosheen rosheene rowsheen; grainne grawnya gronya grania; aisling ashling ashlyn; \
    aine awnya onya; aodhan aidan; sorcha surrica sorka; brid breed breege; cillian killian; diarmuid dermot; \
    padraig porick pawdrig patrick; ruairi rory; sadhbh sive; meadhbh maeve; medbh maeve; laoise leesha; cathal cahal \
    kahal; eilidh ailey eyley ayley; catriona katrina; mhairi varry vari; iain ian; sean shawn shaun; fionn fyun finn fin; \
    fionnuala finoola fenella; maire moira marie; maeve mave; eithne enya ethna; colm collum; daithi dahi; donnacha \
    dunnaka; darragh dara; cliodhna cleena cliona; bronagh brona; dearbhla dervla; ailbhe alva; eabha ava; orlaith orla; \
    muireann mwirin; seamus shaymus shamus; proinsias francis; gearoid garode; lorcan lurkan; odhran oran; oran odran; \
    llewelyn luellin lewellin; gwenllian gwenlian gwenthlian; lleucu hleki laky; iwan ewan; ifan ivan; sion shon shaun; \
    sian sharn shan; angharad anharad; rhys rees reece; rhian reeann rian; eluned elined; heledd heleth; myfanwy mifanwy; \
    iestyn yestin; ieuan yayan yeyan; cerys kerris carys; xochitl sochi; xavier zavier; joaquin wakeen; jorge horhay; \
    jesus haysoos; guillermo geeyermo; joao joe-ow jowow; zsofia zhofia zofia; wojciech voycheck voytek; jacek yatsek; \
    jakub yakub yacob; jan yan; jerzy yezhy; krzysztof kshishtof; malgorzata malgozhata; agnieszka agnyeshka agneska; \
    katarzyna katazhina; lukasz wukash lucash; michal meehow mihau; pawel pavel; tomasz tomash; mateusz mateush; \
    xinyi shinyi sinyi; xiao shao; qing ching; zhang jang; nguyen win nwen; ngoc nok; phuong fong; thuy twee; \
    abdirahman abdiraman; khadija kadija; yusuf yousef; muhammad mohammed mohamed mohammad";

/// How a name is written down by whoever only hears it.
pub(super) fn heard_as(name: &str) -> &'static [&'static str] {
    static NAMES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
        let entries = HEARD.split(';').filter_map(|entry| {
            let mut words = entry.split_whitespace();
            Some((words.next()?, words.collect()))
        });
        entries.collect()
    });
    NAMES.get(name).map_or(&[], Vec::as_slice)
}
