"""The words of every mail, and the settings of the mail server."""

import re

import pytest

from applications.errors import MailSettings
from applications.mail.letters import Letter, texts, written
from applications.mail.post import post_from
from tests.applications.sample import NOW

ABOUT = {
    "reference": "PW-2026-CDFGHJ",
    "version": "2",
    "region": "Noord-Limburg",
    "role": "een werkgever",
    "outcome": "Alles lijkt in orde",
    "opening": "Beste collega <b>,",
    "desk": "Werkcentrum Noord-Limburg",
    "how": "Bel of loop binnen.",
    "status": "in behandeling",
    "day": "22 november 2026",
}


def mail(kind: str):
    return written(Letter(kind, "post@praktijk.example", "loket@voorbeeld.example", "<1@praktijk.example>", NOW, ABOUT))


@pytest.mark.parametrize("kind", texts())
def test_every_letter_is_whole_in_text_and_html(kind):
    made = mail(kind)
    plain, page = (made.get_body((one,)).get_content() for one in ("plain", "html"))
    assert ABOUT["reference"] in made["Subject"]
    assert not re.search(r"[{}]", plain)
    assert "<b>" not in page
    assert made["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("kind", texts())
def test_no_letter_promises_or_says_more_than_it_knows(kind):
    words = texts()[kind]
    said = f"{words['subject']} {words['text']}".lower()
    assert not re.search(r"u krijgt|gegarandeerd|recht op|zeker weten|afgewezen|verzonden|\d", said)


def test_a_new_line_in_a_value_cannot_add_a_header():
    about = {**ABOUT, "region": "X\r\nBcc: iemand@elders.example"}
    with pytest.raises(ValueError, match=r"newline|linefeed"):
        written(Letter("aanmelding", "a@b.example", "c@d.example", "<1@b.example>", NOW, about))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 25, None, False, False)),
        ("smtps://u:p%40ss@mail.example", ("mail.example", 465, "p@ss", True, False)),
        ("smtp://u:p@mail.example:587?starttls=1", ("mail.example", 587, "p", False, True)),
    ],
)
def test_the_mail_server_by_its_address(url, expected):
    post = post_from({"SMTP_URL": url, "MAIL_FROM": "post@praktijk.example"})
    assert (post.host, post.port, post.password, post.tls, post.starttls) == expected
    assert post.domain == "praktijk.example"
    assert "p@ss" not in repr(post)


def test_without_an_address_nothing_is_sent():
    assert post_from({}) is None


@pytest.mark.parametrize(
    "given", [{"SMTP_URL": "mail.example"}, {"SMTP_URL": "http://x"}, {"SMTP_URL": "smtp://x", "MAIL_FROM": "niemand"}]
)
def test_settings_that_cannot_work_stop_the_start(given):
    with pytest.raises(MailSettings):
        post_from(given)
