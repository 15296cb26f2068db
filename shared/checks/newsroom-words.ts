/** Words of today's newspapers that the dictionary does not have. */
const WORDS = `
audiobook audiobooks ableism ableist actioned adland aka altcoin antisemitism antisemitic antivax anti-vaxxer app's apps asap asylum-seeker au b2b babysitting backlash
backstop barista baristas biofuel biofuels biometric birdwatcher birdwatchers bitcoin bitcoins blockchain blog blogger bloggers blogs bodycam
bodycams bookable brexit broadband bushcraft byline bylines café cafés carer carers carsharing cashless catfishing chatbot chatbots chav cli
clickbait co-working comms commuter coronavirus cosy covid coworking cronyism crowdfund crowdfunded crowdfunder crowdfunding crowdsourced
cryptocurrencies cryptocurrency cyberattack cyberattacks cyberbullying cybercrime cybersecurity data's dataset datasets decarbonisation decarbonise
decluttering deepfake deepfakes deselected deselection devolved dashcam dashcams doomscrolling dos download downloads ebike ebikes ecommerce
e-bike e-bikes e-scooter e-scooters emoji emojis euros euroscepticism eurosceptic façade fact-check fact-checker factcheck fast-tracked fibre-optic
fintech firefighter firefighters fishmonger fishmongers flatmate flatmates flatpack floodwater floodwaters foodbank foodbanks footfall footpath
fracking freelancer freelancers freesheet fundraise fundraiser fundraisers fundraising furlough furloughed gameplay gaslighting gastropub
geopolitics gig-economy gov greenbelt greenlit greenwashing groundsman gridlocked hardcoded harbourside harbourmaster hashtag hashtags headteacher headteachers healthcare helpline
helplines hi-vis homebuyer homebuyers homeowner homeowners homeschooling hotspot hotspots housebuilder housebuilders housebuilding househunters hybrid
influencer influencers infographic interdisciplinary ispy jobcentre jobcentres jobseeker jobseekers keyworker keyworkers kickstart lanyard laptop laptops
leaver leavers legroom letterbox levelling-up lidar lifeboatman lifeboatmen lifeboat lifeboats livestream livestreamed livestreaming livestreams lockdown lockdowns
logistical longlist longlisted lookalike lowlights mansplaining manspreading meme memes metadata microbrewery microplastics microplastic mindset
misinformation misogynoir multi-agency multimillion multi-million nationalise neonatal neurodivergent neurodiverse neurodiversity newbuild newsroom newsrooms
nimby nimbyism nimbys non-binary offshoring oligarch onboarding online onside outsource outsourced overpolicing overtourism paracetamol
paramedic paramedics parkrun partygate passcode paywall paywalled pedestrianisation pedestrianise pedestrianised photobomb plastered playdate
podcast podcaster podcasters podcasts postcode postcodes pothole potholed potholes prebook pre-booked preloved presenteeism prosecco quango quangos
ransomware reclassified recliner regenerative remainer remainers renationalisation renationalise reoffend reoffending reopen reopened repurpose
repurposed respray retweet retweeted rewild rewilded rewilding ringfence ringfenced roadmap roadworks rollout roundtable rulebook runoff
safeguarding schoolchildren scorecard screenshot screenshots seabed seafront selfie selfies sewerage shortlist shortlisted showrunner sinkhole
skatepark skills slipway smartphone smartphones smartwatch snowplough solarpanel spad spads spokesperson spokespeople staycation
staycations stockpiled streetlight streetlights subpostmaster subpostmasters subpostmistress subs substation superyacht superyachts sustainability
taskforce tech telecoms tiktok toolkit touchscreen towpath trackback transphobia transphobic trawlerman trawlermen trolled trolling tsar tsars
turbocharge tweet tweeted tweets twinned ultra-low unfollow unfriended unionist unionists unmissable upcycled upcycling upskill upskilling urban vape
vapes vaped vaping vaper vapers veg vegan veganism vegans videocall vlog vlogger vloggers vox voicemail wastewater webcam webcams webinar webinars website
wellbeing wellness whistleblower whistleblowers whistleblowing wifi wildfire wildfires windfarm windfarms woke workaround workplace workstream
workstreams zero-hours zoom zoomed rerouted retrofitted retrofit retrofitting resurfaced reassess workfare walkabout standfirst crosshead copyfit catchline
unredacted backbench backbencher backbenchers frontbench frontbencher frontbenchers groundworks halfpenny harbourmaster's holidaymaker holidaymakers
housemate kickoff matchday midfielder striker goalkeeping touchline offside relegated playoffs playoff shortlisting stadium
trig lidos lido boules curation curated hustings by-election by-elections byelection byelections cabin-crew councillorship
whipround winterbourne dredger dredgers gritter gritters quayside breakwater ironmonger ironmongers
`;

export const NEWSROOM_WORDS: readonly string[] = WORDS.trim().split(/\s+/);
