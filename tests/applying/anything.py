"""Anything that may be posted for a question of any kind: what is likely, and what is not."""

from hypothesis import strategies as some

from nodement.applying.kinds.table import controls_of
from tests.applying.every_kind import ASKED, SECTION

LIKELY = (
    "", "yes", "no", "1", "3", "5", "9", "-1", "٣", "1e9", "0-0", "0-23", "6-23", "7-1", "0-24",
    "Mon 18:00-21:30", "Tue-Thu 7-9", "Fri 22:30-2", "mon", "18-20", "weekdays noon-2pm",
    "Asia/Kathmandu", "CET", "UTC+5:45", "Berlin", "en", "pt", "German", "xx", "zh", "Testing",
    "Documentation", "C++ core, and V8", "Code review", "Red", "Blue", "From a friend",
    "grace@example.org", "İ@example.org", "ada@GMAIL.com", "@ada", "https://github.com/Ada/x",
    "example.org/a", "javascript:alert(1)", "http://[", "=1+1", "<script>", "conduct1", "policy1",
    "upload1", "a\nb\n\nc", "\x00\ud800", "\u202eabc", "😀", "none", "a\u0085b", "\u2028", " ",
)  # fmt: skip
CONTROLS = [name for question in SECTION.questions for name in controls_of(question, ASKED)]
TEXTS = some.lists(some.sampled_from(LIKELY) | some.text(max_size=30), max_size=4)
POSTS = some.dictionaries(some.sampled_from(CONTROLS), TEXTS, max_size=len(CONTROLS))
