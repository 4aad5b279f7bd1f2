"""Reading time zones as people type them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as some

from nodement.surveys.zones import AMBIGUOUS, CONTRADICTORY, UNKNOWN, ZoneUnclear, read_zone

ZONES = available_timezones()
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


def offset_of(zone: str) -> float:
    """Seconds east of Greenwich on a day of summer in the north."""
    return NOON.astimezone(ZoneInfo(zone)).utcoffset().total_seconds()


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("asia/KOLKATA", "Asia/Kolkata"),
        ("America/New York", "America/New_York"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Oslo", "Europe/Oslo"),
        ("US/Pacific", "America/Los_Angeles"),
        ("UTC", "Etc/UTC"),
        ("gmt", "Etc/GMT"),
        ("Etc/GMT-2", "Etc/GMT-2"),
        ("UTC + 2", "Etc/GMT-2"),
        ("GMT-3", "Etc/GMT+3"),
        ("+05:30", "Asia/Kolkata"),
        ("UTC+5.5", "Asia/Kolkata"),
        ("UTC+5,75", "Asia/Kathmandu"),
        ("UTC+0530", "Asia/Kolkata"),
        ("GMT+5:45", "Asia/Kathmandu"),
        ("UTC+8:45", "Australia/Eucla"),
        ("UTC±0", "Etc/UTC"),
        ("ＵＴＣ＋２", "Etc/GMT-2"),
        ("UTC\u00a0\u22123", "Etc/GMT+3"),
        ("UTC+14", "Etc/GMT-14"),
        ("EST (GMT-4)", "America/New_York"),
        ("CST (GMT+8)", "Asia/Shanghai"),
        ("CST (GMT-6)", "America/Chicago"),
        ("CST, China", "Asia/Shanghai"),
        ("Chicago (CST)", "America/Chicago"),
        ("IST (UTC+1)", "Europe/Dublin"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(GMT-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("Lagos, Nigeria", "Africa/Lagos"),
        ("Lagos (UTC+1)", "Africa/Lagos"),
        ("São Paulo", "America/Sao_Paulo"),
        ("brasília time", "America/Sao_Paulo"),
        ("San Francisco", "America/Los_Angeles"),
        ("New York, USA", "America/New_York"),
        ("Germany", "Europe/Berlin"),
        ("China", "Asia/Shanghai"),
        ("India Standard Time", "Asia/Kolkata"),
        ("Kiev", "Europe/Kyiv"),
        ("Portugal", "Europe/Lisbon"),
    ],
)
def test_what_people_type_becomes_an_iana_zone(typed, zone):
    assert read_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "code", "choices"),
    [
        ("CST", "zone_ambiguous", ("America/Chicago", "Asia/Shanghai", "America/Havana")),
        ("ist", "zone_ambiguous", ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")),
        ("BST", "zone_ambiguous", ("Europe/London", "Asia/Dhaka", "Pacific/Bougainville")),
        ("MST", "zone_ambiguous", ("America/Denver", "America/Phoenix")),
        ("Georgia", "zone_ambiguous", ("Asia/Tbilisi", "America/New_York")),
        ("Spain", "zone_ambiguous", ("Europe/Madrid", "Atlantic/Canary")),
        ("PST (GMT+3)", "zone_contradictory", ("America/Los_Angeles",)),
        ("Berlin (UTC+5)", "zone_contradictory", ("Europe/Berlin",)),
        ("Tokyo, Germany", "zone_contradictory", ("Asia/Tokyo",)),
        ("Eurpe/Berlin", "zone_unknown", ("Europe/Berlin",)),
        ("UTC-3:30", "zone_unknown", ("America/St_Johns",)),
        ("UTC+5:20", "zone_unknown", ()),
        ("UTC+15", "zone_unknown", ()),
        ("UTC-3 to UTC-5", "zone_unknown", ()),
        ("Paris, Texas", "zone_unknown", ()),
        ("somewhere over the rainbow", "zone_unknown", ()),
        ("2", "zone_unknown", ()),
        ("", "zone_unknown", ()),
        ("x" * 5000, "zone_unknown", ()),
    ],
)
def test_what_is_unclear_is_refused_with_the_choices(typed, code, choices):
    with pytest.raises(ZoneUnclear) as refused:
        read_zone(typed)

    assert (refused.value.code, refused.value.choices) == (code, choices)
    assert all(choice in refused.value.words for choice in choices)


def test_a_country_with_many_zones_offers_the_best_known_of_each_clock():
    with pytest.raises(ZoneUnclear) as refused:
        read_zone("USA")

    assert refused.value.choices[:4] == (
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
    )


def test_every_place_of_the_database_names_itself():
    places = {zone for zone in ZONES if zone.count("/") and zone[:3] != "Etc"}

    for zone in places:
        assert offset_of(read_zone(zone)) == offset_of(zone), zone


@given(some.integers(-12, 14), some.sampled_from(["UTC{:+d}", "GMT{:+d}", "utc {:+d}", "{:+d}:00"]))
def test_a_whole_offset_keeps_its_sign(hours, wording):
    assert offset_of(read_zone(wording.format(hours))) == hours * 3600


@given(some.text(max_size=30))
def test_any_text_is_read_or_refused_in_words(typed):
    try:
        outcome = read_zone(typed)
    except ZoneUnclear as refused:
        outcome = refused.code

    assert outcome in {*ZONES, AMBIGUOUS, UNKNOWN, CONTRADICTORY}
