"""What a page tells after a form was handled, by the word in its address."""

SAID = {
    "in_behandeling": "U heeft de aanmelding in behandeling. De aanmelder krijgt bericht.",
    "vraag_terug": "Uw vraag staat in het gesprek van de aanmelder. Het antwoord komt op deze pagina.",
    "aangenomen": "De aanmelding is aangenomen. De aanmelder krijgt bericht.",
    "doorverwezen": "De aanmelding is doorverwezen. De aanmelder krijgt bericht.",
    "afgerond": "De aanmelding is afgerond. De aanmelder krijgt bericht.",
    "overgenomen": "De aanmelding staat nu op uw naam.",
    "notitie": "De notitie is bewaard. Alleen collega’s van het loket zien haar.",
    "bewaard": "De instellingen zijn bewaard.",
    "collega": "De rollen zijn bewaard.",
    "beoordeeld": "Uw oordeel is bewaard.",
    "uit": "U bent uitgelogd.",
    "verlopen": "Uw sessie is verlopen. Log opnieuw in.",
}
