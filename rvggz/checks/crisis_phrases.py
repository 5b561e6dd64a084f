"""The list of crisis phrases that a new site begins with. Editors keep their own from there; see ``crisis.find``.

``SEARCHED`` counts beside it in a question to the search, where one word says what a sentence says elsewhere.
"""

DEFAULT_PHRASES = """\
# Dood willen
wil dood
wil doodgaan
wou dood
was maar dood
liever dood
beter dood
wil sterven
verlang* naar de dood
wil niet meer leven
niet meer leven wil
kan zo niet leven
wil niet langer leven
wil er niet meer zijn
wil niet meer bestaan
niet meer wakker worden
nooit meer wakker
ben klaar met leven
ben levensmoe
moe van het leven

# Geen uitweg zien
ik kan niet meer.
ik wil niet meer.
ik hoef niet meer.
kan echt niet meer
kan niet meer verder
wil niet meer verder
kan het niet meer aan
red het niet meer
trek het niet meer
hou het niet meer vol
zie het niet meer zitten
zie geen uitweg
zie geen andere weg
mij hoeft het niet meer
mijn leven heeft geen zin
geen zin meer in het leven
geen reden om te leven
haat mijn leven
ben last voor iedereen
beter af zonder mij
beter zonder mij
niemand zal missen
niemand mist mij

# Een eind aan het leven maken
ik suicidaal
ben suicidaal
denk* aan zelfmoord
denk over zelfmoord
denk* aan suicide
zelfmoordgedacht*
suicidegedacht*
suicidale gedacht*
pleeg zelfmoord
zelfmoord plegen
pleeg suicide
suicide plegen
overweeg zelfmoord
overweeg suicide
heb zelfmoordpoging gedaan
heb suicidepoging gedaan
maak eind* mijn leven
maken eind* mijn leven
mijn leven beeindig*
van het leven beroven
beroof mezelf van het leven
maak er eind* aan
er een eind* aan maken
stap* uit het leven
ik stap eruit
mezelf van kant
mezelf dood*
mezelf iets aandoen
mezelf iets aan doen
mezelf wat aandoen
zichzelf iets aandoen
mezelf *hang*
me verhangen
me ophangen
hang mezelf
mezelf snijd*
snij mezelf
mezelf gesneden
spring* voor trein
gooi* voor trein
spring* van brug
spring* van dak
spring* van flat
neem overdosis
overdosis nemen
overdosis genomen
pillen ingenomen
pillen geslikt
pillen gespaard
afscheidsbrief geschreven
schrijf afscheidsbrief
kill myself
want to die
*wildood*

# Gevaar van of voor een ander
maak dood
vermoord hem
vermoord haar
vermoord* mij
vermoord* mezelf
steek neer
word* mishandeld
ben nu in gevaar

# Telt niet mee: hier gaat het over de dood, niet over dood willen
- de dood
- mijn dood
- zijn dood
- haar dood
- hun dood
- diens dood
"""

SEARCHED = """\
zelfmoord*
zelfmort*
zelfdod*
*suicid*
dood willen
willen sterven
dood willen gaan
dood gaan
doodgaan
wil dood
dood wens*
doodswens*
levensmoe*
einde leven
eind aan leven
niet meer leven
niet meer verder
geen uitweg
euthanasie
ophangen
verhangen
overdosis
afscheidsbrief*
zelfbeschadig*
zelfverwond*
automutil*
mezelf snijden
mezelf pijn
snijden armen
*separe*
isoleer*
isoleercel*
vastgebonden
fixeer*
fixatie*
dwangmedic*
noodnummer*
hulplijn*
crisisdienst*
crisislijn*
113
0800-0113
help me
ik heb hulp nodig
mishandel*
misbruikt
verkracht*
"""
