/** Words that are misspelt often, each with what was meant: the first thing to offer. */
const SLIPS = `
absense absence|accomodate accommodate|accomodation accommodation|acheive achieve|acheived achieved|accross across|adress address
agressive aggressive|allready already|alot a lot|amatuer amateur|apparantly apparently|apparent apparent|aquire acquire|arguement argument
attendence attendance|basicly basically|beautifull beautiful|becuase because|beleive believe|begining beginning|buisness business
calender calendar|cemetary cemetery|commitee committee|comittee committee|committment commitment|concious conscious|concensus consensus
councilor councillor|critisism criticism|definately definitely|definatly definitely|desparate desperate|dissapear disappear
dissapoint disappoint|dissapointed disappointed|embarass embarrass|embarassed embarrassed|enviroment environment|equiptment equipment
existance existence|experiance experience|familar familiar|febuary February|foriegn foreign|fourty forty|freind friend|fulfil fulfil
goverment government|govenment government|grammer grammar|guarentee guarantee|harrass harass|harrassment harassment|hospitalised hospitalised
immediatly immediately|independant independent|independance independence|infact in fact|intrest interest|knowlege knowledge
liason liaison|libary library|maintainance maintenance|manouvre manoeuvre|medeival medieval|millenium millennium|miniscule minuscule
minature miniature|mischievious mischievous|neccessary necessary|necesary necessary|neighbor neighbour|noticable noticeable|ocassion occasion
occassion occasion|occured occurred|occurence occurrence|occuring occurring|parliment parliament|pavillion pavilion|permenant permanent
persistant persistent|personel personnel|posession possession|prefered preferred|presance presence|priviledge privilege|probaly probably
proffesional professional|pronounciation pronunciation|publically publicly|questionaire questionnaire|realy really|recieve receive
recieved received|recieving receiving|recomend recommend|recomended recommended|refered referred|relevent relevant|religous religious
rememberance remembrance|resistence resistance|responsability responsibility|restaraunt restaurant|rythm rhythm|seige siege|sence sense
seperate separate|seperated separated|sieze seize|similiar similar|sucess success|sucessful successful|supercede supersede|suprise surprise
suprised surprised|temperture temperature|tendancy tendency|thier their|threshhold threshold|tommorow tomorrow|tommorrow tomorrow
tounge tongue|truely truly|twelth twelfth|untill until|unforseen unforeseen|unfortunatly unfortunately|vaccum vacuum|vegtable vegetable
vehical vehicle|visable visible|wether whether|wich which|wierd weird|withold withhold|writting writing|teh the|adn and|taht that
hte the|ot to|fo of|witht with|councellor councillor|labor labour|color colour|center centre|theater theatre|program programme
jewelry jewellery|aluminum aluminium|tire tyre|pajamas pyjamas|defense defence|offense offence|traveled travelled|traveling travelling
canceled cancelled|canceling cancelling|plow plough|gray grey|mom mum|favorite favourite|neighborhood neighbourhood|behavior behaviour
honor honour|harbor harbour|rumor rumour|humor humour|flavor flavour|skeptical sceptical|maneuver manoeuvre|fulfill fulfil|enrollment enrolment
installment instalment|catalog catalogue|dialog dialogue|analyze analyse|organize organise|realize realise|recognize recognise`;

export const COMMON_SLIPS: ReadonlyMap<string, string> = new Map(
  SLIPS.trim()
    .split(/[|\n]/)
    .map((pair): [string, string] => {
      const space = pair.indexOf(" ");
      return [pair.slice(0, space), pair.slice(space + 1)];
    })
    .filter(([wrong, right]) => wrong !== right),
);
