/** Every Dutch text of the widget itself. What the assistant says comes from the server. */

export const name = "Praktijkwijzer";
export const kind = "Computerprogramma";
export const launcher = "Stel uw vraag";
export const goOn = "Verder met uw gesprek";
export const menu = "Menu";
export const minimise = "Maak klein";
export const close = "Sluit het gesprek";
export const closeQuestion = "Wilt u dit gesprek sluiten? Dit gesprek en uw aanmelding kunt u daarna hier niet meer openen.";
export const closeYes = "Ja, sluit";
export const restart = "Nieuw gesprek";
export const person = "Ik wil een mens spreken";
export const keep = "Bewaar dit gesprek als tekst";
export const code = "Verder met een code";
export const codeLabel = "Uw code";
export const codeHelp = "Acht letters en cijfers, zoals ABCD-2345.";
export const codeSend = "Open de check";
export const withCode = "Verder met mijn code";
export const restartQuestion = "Wilt u een nieuw gesprek beginnen? Dit gesprek en uw aanmelding kunt u daarna hier niet meer openen.";
export const restartYes = "Ja, nieuw gesprek";
export const no = "Terug";
export const conversation = "Gesprek";
export const messages = "Berichten";
export const choices = "Kies een antwoord";
export const choicesCount = (count) => `U kunt kiezen uit ${count} ${count === 1 ? "knop" : "knoppen"}.`;
export const formReady = "Er staat een formulier klaar.";
export const you = "U:";
export const assistant = "Praktijkwijzer:";
export const typing = "Een ogenblik, ik zoek het antwoord.";
export const slow = "Dit duurt langer dan normaal. U hoeft niets opnieuw te sturen.";
export const noNetwork = "U hebt nu geen internet. Dit gesprek blijft staan.";
export const progress = ({ question, most }) => (question < most ? `Vraag ${question} van hooguit ${most}` : "Laatste vraag");
export const busy = "Een ogenblik, ik ben nog bezig.";
export const input = "Uw vraag of antwoord";
export const placeholder = "Typ uw vraag";
export const hint = "Noem geen namen, geen BSN en geen andere persoonsgegevens.";
export const send = "Verstuur";
export const left = (count) => `Nog ${count} ${count === 1 ? "teken" : "tekens"}.`;
export const over = (count) => `${count} ${count === 1 ? "teken" : "tekens"} te veel. Maak uw bericht korter.`;
export const again = "Probeer opnieuw";
export const offline = "Ik krijg geen verbinding. Uw bericht is niet kwijt.";
export const offlineAction = "Controleer uw internet en probeer het opnieuw.";
export const broken = "Er ging iets mis. Uw bericht is niet kwijt.";
export const brokenAction = "Probeer het over een minuut opnieuw.";

export const helps = "Helpt dit antwoord?";
export const yes_ = "Ja";
export const no_ = "Nee";
export const why = "Wat ontbreekt er of klopt er niet? Noem geen namen.";
export const thanks = "Dank u. Hiermee maken wij de antwoorden beter.";
export const notKept = "Dit is niet gelukt. Probeer het opnieuw.";
export const transcript = (day) => `Gesprek met Praktijkwijzer, ${day}`;
export const oldBrowser = "Uw browser is te oud voor dit gesprek.";
export const plainPage = "Stel uw vraag op een eenvoudige pagina";

export const national = "Landelijke informatie";
export const regional = "Landelijk en van uw regio";
export const read = "Lees of deel dit antwoord";
export const sources = (count) => (count === 1 ? "1 bron" : `${count} bronnen`);
export const source = (count) => (count === 1 ? "Bron:" : "Bronnen:");
export const newTab = " (opent in een nieuw tabblad)";
export const dated = (date) => `pagina van ${date}`;
export const undated = "pagina zonder datum";
export const checked = (day) => `live gecontroleerd op ${day}`;
export const unchecked = "nog niet live gecontroleerd";

export const required = " (verplicht)";
export const choose = "Maak een keuze";
export const problem = "Let op: ";
export const problems = (count) => (count === 1 ? "Eén veld is nog niet goed" : `${count} velden zijn nog niet goed`);
export const sent = "Dit formulier is verstuurd.";
export const closed = "Dit formulier is niet meer nodig.";
export const filled = "Formulier ingevuld en verstuurd";

export const status = { met: "Voldaan", unknown: "Nog open", not_met: "Past nu niet" };
export const open = "Nog uit te zoeken";
export const decider = "Wie beslist";
export const next = "Wat kunt u nu doen";
export const yes = "Wat zou dit in orde maken";
export const routes = "Wat er anders kan";
export const met = "Wat al in orde is";
export const funding = "Geld en regelingen";
export const noPromise = "Dit is een overzicht, geen belofte. Wie beslist, staat erbij.";
export const advice = "Tips voor een goed begin";
export const rest = "Meer over deze uitslag";
export const scheme = {
  possible: "Past misschien",
  to_ask: "Vraag het na",
  ended: "Nu gesloten of gestopt",
  not_for_this: "Niet hiervoor",
};
export const uncertain = "Dit is niet zeker.";
export const reference = "Kenmerk";
export const download = {
  pdf: "Download de aanmelding (PDF)",
  docx: "Download om aan te vullen (Word)",
  json: "Download de gegevens (JSON)",
  zip: "Download alles in één bestand (zip)",
};
export const candidate = "Kandidaat";
export const candidates = "Kandidaten";
export const outcome = "Uitslag";
export const openPoints = "Open punten";
export const look = "Bekijk";
export const files = "Bestanden";
export const of = "van";
export const file = "Ingevulde spreadsheet (.xlsx, hoogstens 256 kB)";
export const upload = "Upload de spreadsheet";
export const uploaded = "Spreadsheet geüpload";
export const noFile = "Kies eerst een bestand.";
export const fileProblems = (count) => (count === 1 ? "Eén ding is nog niet goed" : `${count} dingen zijn nog niet goed`);
export const ended = "Dit gesprek is verwijderd.";
export const endedAction = "Begin een nieuw gesprek.";
export const downloading = "Bezig met downloaden.";
export const downloaded = "Gedownload. Kijk in uw map met downloads.";
