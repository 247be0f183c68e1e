//! Names that are spelt otherwise than they are heard, which dictation and whoever listens write as they sound. Data: add to
//! the list as panels find more.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A name in its plain letters, and how others write down what they hear.
const HEARD: &str = "aaliyah aleah; abdirahman abdiraman abdurahman; abdullahi abdulahi; adaeze adaizay; agnes agnesh; agnieszka \
    agnyeshka agneska; ailbhe alva alba; ailidh ailey; ailis eilish aylish; ailsa elsa aylsa; aine onya awnya auna \
    anya; aisha eyesha ayesha; aisling ashling ashlyn ashleen; aled allid; alicja alicia; amina ameena; anais \
    anayees; andras andrash; andrzej andjay; angharad anharad angarad; anneliese annalisa; anwen anwin; aodhan aidan \
    aiden; aoibhe eva eeva ava; aoibheann eevan eveen avian; aoibhinn eevin evine; aoife eefa efa eva ifa eefah; \
    artem artyom artiom; ayaan ayan; bairbre barbra; bartosz bartosh bartoz; beata byata; beatriz beatris; benoit \
    benwa; bethan bethann; blathnaid blawnid blanid; bogdan bogden; boguslaw boguswav; branwen branwin; breanna \
    breena; brid breed breege bride; brigid bridget brijid; bronagh brona bronna; bronwen bronwin; bryn brin; buddug \
    bithig; caasha aisha; cabdi abdi; cadhla kyla kila; cadi caddy; cagla chala; caglar chahlar; cai kai ky; cali \
    ali; callum calum; can jan; caoilfhionn keelin kaylin; caoimhe keeva kweeva queeva kiva keva; caoimhin keevin; \
    caradog caradock; catalin katalin; cathal cahal kahal; catriona katrina katreena; cem jem gem; ceren jeren; ceri \
    kerry kerri; cerys kerris carys; ceyda jeyda; chidi chiddy; chinedu chineydoo; chloe khloe kloe; cian kean keen \
    kian; ciara keera kiera kira keira; ciaran kieran keeran kiran; cihan jihan; cillian killian kilian; cliodhna \
    cleena cliona clina; colm collum callum colum; conchobhar connor conor cruhoor; cormac cormack kormac; cristian \
    kristian; csaba chaba; csilla chilla; czeslaw cheswav; dafydd davith; daithi dahi dawhee; danylo danilo; daragh \
    dara darra; darragh dara darra; dearbhla dervla dervila; deiniol dineol; deirdre deerdra dierdra; delyth \
    dellith; dewi dewey; diarmuid dermot dermott; dilwyn dillwin; dogan doan; donnacha dunnaka donaka; donnchadh \
    donacka dunnaca; dung yung zung; eabha ava eva eyva; eadaoin aideen adeen; eamon aymon amon; efa eva; eibhlin \
    eyleen eileen; eilidh ailey eyley ayley aylee; eilis eilish aylish; eimear eemer emer eamer; eira ira ayra; \
    eirlys airlis; eithne enya ethna etna; eleri elery; elin ellin; elodie elodee; eluned elined; elzbieta elzbyeta; \
    emrys emris; eoghan owen eoin owain; eoin owen eoghan; esyllt essult; etain aideen; euan ewan owen; eubh eve; \
    euros airos; ewa eva; ewan euan ewen; faduma fatuma; fergal fergle; ffion fion feeon; fflur fleer flur; fiadh \
    fia feea; filmon philmon; fingal fingle; fionn fyun finn fin; fionnuala finoola fenella; folasade folashaday; \
    gearoid garode garrod; genevieve jenneveve; geoffrey jeffrey; geraint gerrant; gethin gethyn; glesni glezni; \
    goncalo gonsalo; goronwy goronooey; grainne grawnya gronya grania grawna; gruffydd griffith; grzegorz gzhegosh; \
    guillaume geeyom; guillermo geeyermo; guto gitto; gwen gwenn; gwenllian gwenlian gwenthlian; gwilym gwillim; \
    gyorgy jorj; hefin hevin; heledd heleth; hermione hermiony; hibo heebo; hodan hodden hodon; huda hooda; hugh \
    hew; huong hong; hussain hussein; hywel howell; iain ian; iarlaith jarlath; iestyn yestin yestyn; ieuan yayan \
    yeyan; ikraan ikran; ilinca ilinka; imogen immagen; ines inez; ioan yoan; ioana yoana; iolo yolo; iona ayona; \
    ionut yonuts yonut; iorwerth yorworth; isla eyela ila; isobel isabel; iwan ewan; jacek yatsek; jagoda yagoda; \
    jakob yakob; jakub yakub yacob; jan yan; janos yanosh; janusz yanush; jaroslaw yaroswav; javier haviair; jeroen \
    yeroon; jerzy yezhy; jesus haysoos; jiahao jahow; joanna yoanna; joao jowow zhwow; joaquin wakeen hoakin; johann \
    yohan; jonas yonas; joost yoast; jorg york; jorge horhay; jose hosay; jozsef yozhef; juan wan huan; julia yulia; \
    julio hoolio; jurgen yurgen; kacper katsper; kasia kasha; katarzyna katazhina; khadija kadija; kirsty kirsti; \
    krzysztof kshishtof kristof; kseniia xenia; lachlan lochlan locklan; laoise leesha lisha; laszlo laslo lazlo; \
    leigh lee; levente leventay; lleucu hleki laky; llew chlew; llewelyn luellin lewellin; llio lio clio; lloyd \
    floyd; llyr lear; llywelyn luellin lewellin; lorcan lurkan lorkin; luis louis; lukasz wukash lucash lukash; \
    mabli mably; maciej machay; macsen maxen; maebh maeve mave; maeve mave mayv; mair myer; maire moya; mairead \
    maraid moraid mared; mairi vari; malgorzata malgozhata; mali malley; manon mannon; mared marred; maryam mariam \
    miriam; mateusz mateush; mathieu matthew; matyas matyash; maxamed mohamed; meabh maeve mave; meadhbh maeve mave; \
    medbh maeve mave; medhanie medani; meirion mirion; menna mena; meredydd meredith; mererid mererith; mhairi varry \
    vari vahri; michal meehow mihau; micheal mehall meehaul; mihai mihigh; milosz miwosh; morag morrag; muhammad \
    mohammed mohamed mohammad; muireann mwirin murin; myfanwy mifanwy; mykhailo mikhail; mykola nikola mikola; \
    myrddin merthin; naoise neesha nisha; nazar nazzar; nerys nerris; ngoc nok; ngozi goze gozi; nguyen win nwen; \
    nia neea; niall neil nile; niamh neve neeve nieve neev niev; niels neels; nkechi kechi; non nonn; obinna obina; \
    odhran oran odran orin; oguz oz oguzz; oisin usheen osheen ushin oshin; oleksandr oleksander; oluwaseun shayoon; \
    oran odhran; orla orlagh; orlaith orla orly; osian oshan osheean; owain owen; ozgur ozgoor; padraic porick; \
    padraig porick pawdrig podrick; pawel pavel; penelope pennellopy; phoebe feebee febe; phuong fong; piotr pyotr; \
    przemyslaw pshemek; qiang chang; qing ching; quoc kwok; rafal rafau rafaw; razvan rasvan; rhian reeann rian; \
    rhiannon reeannon; rhoda roda; rhodri rodry roddy; rhona rona; rhydian ridian; rhys rees reece reese; roisin \
    rosheen rosheene rowsheen; ruadhan rowan ruan; ruairi rory roory; ruaraidh rory; ruaridh rory; ryszard rishard; \
    sade shaday; sadhbh sive syve; saffron safron; sandor shandor; saoirse seersha sersha sorsha searsha surcha; \
    seamus shaymus shamus; sean shawn shaun; segun shegun; selam salaam; seonaid shona; seren serren; serhii sergey; \
    seyma sheyma; sholto shollto; sian sharn shan sharne; sibeal shibale sibell; siena sienna; siencyn shenkin; \
    sinclair sinkler; sinead shinaid shinade sheenaid; siobhan shivaun shevaun shivon chevonne shavon shivawn; \
    siofra sheefra shifra; sion shon shaun; sioned shonnid; sjoerd shoord; slawomir swavomir; solomiya solomia; \
    sorcha surrica sorka; sorin soreen; sorley sorly; stanislaw staniswav; stefan shtefan; steffan stefan; stephen \
    steven; sukru shukru; szilvia silvia; szymon shimon; tadhg tige tighe tyge tague; tamas tamash; tegid teggid; \
    teilo tylo; tewodros theodros; thiago tiago chiago; thibault teebo; thijs tice; thuy twee; tiarnan teernan \
    tiernan; tomas tomawse; tomasz tomash; torquil torkil; trang chang; tsegay segai; tudur tidder tudor; tunde \
    toonday; uchenna oochenna; ultan ulton; umar omar; una oona; uthman osman usman; vaughan von; vlad flad; wieslaw \
    vyeswav; wiktor victor; wim vim; wojciech voycheck voytek; wyn win; xalima halima; xanthe zanthy; xasan hassan; \
    xavier zavier; xiao shao; ximena himena; xinyi shinyi sinyi; xochitl sochi; xuan shwan; yagmur yahmur; yevhen \
    evgen; yohannes johannes; yuliia julia; yusuf yousef youssef; yuxuan yushwan; zaynab zainab; zbigniew zbignyev; \
    zhang jang; zihan zehan; zlata slata; zoe zoey zowie; zofia zofya sofia; zsofia zhofia zofia; zsolt zholt; \
    zsuzsanna zhuzhanna; zuzanna zuzana";

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
