"""Texts to begin with: short, plain, in our own words; organizers make them theirs."""

import re
from collections.abc import Mapping

from nodement.documents.models import Document
from nodement.programs.models import Program

_WRAP = re.compile(r"(?<!\n)\n(?!\n|- |\||#) *")

_POLICY = """
## What this program is for

{name} brings people together who want to contribute to open source and people
who already do. For the length of a term, a mentor and a mentee meet regularly and work towards
goals that the mentee has chosen.

## Who may take part

- Anybody may apply as a mentee. You need no degree, no employer and no contribution so far.
- {eligibility}
- You may be a mentor in one topic and a mentee in another.

## How pairs are found

Software proposes the pairs: it looks at languages, topics, the hours that suit both, and wishes.
Organizers read the proposals, with the reason beside each, before anything is sent. Nobody pays
for a place, and nobody gets one through a favour.

Not everybody can be paired. Whoever waits in vain is told so, keeps their priority in the next
term, and is offered what groups can give meanwhile.

## What holds between the two of you

What you tell each other stays between you, unless both of you agree otherwise. Nobody owes a
reason for ending a pair: say a word to the organizers, and we look for somebody else.

## Who decides

The organizers run the program and decide by talking with each other. If you think that a decision
is wrong, write to us{at}; somebody who did not make it will look at it again.

## Changes

This text has a number. When it changes, the number goes up, and what you agreed to stays readable.
"""

_CONDUCT = """
## Be good to each other

We want everybody to be able to learn here without being afraid to ask. This holds in meetings, in
chat, in reviews, in letters and at events.

**Please do**

- assume that the other one means well, and ask when something is unclear;
- give feedback about the work, with a way forward, and take it in the same spirit;
- come on time, and say early when you can't;
- keep private what you were told in private;
- respect other people's time, language, faith, body, age, gender, family and origin.

**Please don't**

- insult, mock, threaten or follow people around, online or elsewhere;
- make sexual remarks or advances: a pair is not a place for them, whatever both may think;
- use your standing to get unpaid work, money, data or favours;
- publish what somebody has shared with you, or record a meeting without a clear yes;
- keep on when somebody has asked you to stop.

## If something happens

Write to us{at}. You can ask that the one you write about does not hear of it. We read it
soon, we do not ask you to prove anything first, and we tell you what we do. Somebody whom a report
is about does not take part in the decision.

What we may do: talk with people, end a pair, close somebody's way into this program, or tell the
community's own moderators, if you want that. Reports made in good faith never count against you.

The code of conduct of the community and of each project where you contribute holds as well.
"""

_PRIVACY = """
## Who we are

The organizers of {name} decide what happens to your answers.
{reach}

## What we keep, and what for

| what | what for |
| --- | --- |
| your address and name | to write to you, and to tell two people apart |
| time zone, free hours, languages, topics, experience, goals | to find somebody who fits you |
| people you wish for, people you must not meet | to follow your wish, and nothing else |
| meetings, their dates and whether they took place | to notice when a pair needs help |
| letters that we wrote to you | so that you can read them again, and see whether they arrived |
| what you agreed to, and when | because we have to be able to show it |

We ask nothing that we do not use. Questions about who you are, such as gender or origin, are
optional; answers to them are only counted, never kept with your name, and the counts are destroyed
when the matching is closed.

## Who sees it

- **Organizers** of this program: your application.
- **Your partner**, once you are paired: your name, and the answers beside which the form says so.
- **Everybody**: nothing, unless you switch it on yourself, for example in a list of mentors.
- **Nobody else.** We sell nothing, we show no advertising, and our pages load nothing from others.

Notes and messages of a pair are for that pair. People whom you exclude never learn of it.
Whoever runs the server can technically reach what is stored on it, and may only do so to keep it
running.

## How long

- A form that you began and did not send: 60 days after you last changed it. One whose address was
  never confirmed: 30 days.
- Everything else: as long as the program needs it to look after people and to answer for its
  results, at most two years after the end of the term. The organizers look through what is older
  once a term, and erase it.
- Backups: 30 days longer.

Whatever you ask us to erase goes at once, without waiting for these days.

## What you can do

You can read, correct, take with you and erase what we keep about you. Sign in and open your
settings, or write to us{at}. Erasing is final. A partner keeps their own notes. You may
withdraw your consent at any time; what happened before stays lawful. And you may complain to the
data protection authority of the place where you live.
"""

_EXPECTATIONS = """
## What you can expect

- A person who fits you: language, topics, hours. We tell you why we think so.
- A letter at every step, and a page that always says where you stand.
- Somebody to turn to{at}, and no questions if it does not work out.

## What we expect of both

- Come to the kickoff, and agree there how you want to work together.
- Keep what you talk about between the two of you.
- Say early when you can't come, when you are away, or when you are stuck.

## As a mentee

- Meet your mentor for {mentee_minutes} minutes or more in every
  {mentee_period_days} days. You propose the first time.
- Have {goals} at a time. Small ones are fine, and the first should be very small.
- Try before you ask, then ask. Nobody here thinks less of you for a question.

## As a mentor

- Give {mentor_minutes} minutes or more in each calendar month.
- Help to make the goals concrete within {goals_refined_days} days of the kickoff.
- See your mentee's pull requests through: review them, find reviewers, answer.
- You need not know everything. Listening, and knowing whom to ask, are most of it.

## What it is not

It is no course, no job and no promise of one. Nobody does your work for you, and nobody may ask
you to work for them.
"""

_TEXTS = {
    Document.Kind.POLICY: _POLICY,
    Document.Kind.CONDUCT: _CONDUCT,
    Document.Kind.PRIVACY: _PRIVACY,
    Document.Kind.EXPECTATIONS: _EXPECTATIONS,
}


def default_texts(program: Program) -> dict[str, str]:
    """A text of each kind, with the program's own name, address and figures in it."""
    facts: dict[str, str | int] = {
        "name": _plain(program.name),
        "at": _at(program),
        "reach": _reach(program),
        "eligibility": _eligibility(program),
        "goals": _goals(program),
        "mentee_minutes": program.mentee_minutes,
        "mentee_period_days": program.mentee_period_days,
        "mentor_minutes": program.mentor_minutes_a_month,
        "goals_refined_days": program.goals_refined_days,
    }
    return {kind.value: _filled(text, facts) for kind, text in _TEXTS.items()}


def _filled(text: str, facts: Mapping[str, str | int]) -> str:
    """The text with its facts, each paragraph on one line, as people who edit it expect."""
    return _WRAP.sub(" ", text.strip()).format(**facts)


def _at(program: Program) -> str:
    return f" at {_plain(program.contact)}" if program.contact else ""


def _reach(program: Program) -> str:
    if program.contact:
        return f"Write to us{_at(program)}."
    return "Any of them can be asked."


def _eligibility(program: Program) -> str:
    said = _plain(program.eligibility)
    return (
        f"Mentors: {said}" if said else "Whoever has some experience in a topic may mentor in it."
    )


def _goals(program: Program) -> str:
    least, most = program.goals_least, program.goals_most
    if most == 1:
        return "one goal"
    if least == most or not least:
        return f"up to {most} goals"
    return f"{least} to {most} goals"


def _plain(words: str) -> str:
    """Words of a field on one line, without a meaning in Markdown."""
    line = " ".join(words.split())
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in line)
