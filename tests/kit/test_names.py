"""Every row has a name that says nothing and is never guessed."""

from nodement.kit.errors import Refusal
from nodement.kit.models import ALPHABET, LENGTH, new_public_id
from nodement.people.models import Person


def test_a_public_name_is_long_random_and_easy_to_read_out() -> None:
    names = {new_public_id() for _ in range(2_000)}

    assert len(names) == 2_000
    assert {len(name) for name in names} == {LENGTH}
    assert set("".join(names)) == set(ALPHABET)
    assert set("01ilo") & set(ALPHABET) == set()
    assert len(ALPHABET) ** LENGTH > 2**62


def test_a_row_is_named_across_apps_by_its_kind_and_its_public_name() -> None:
    assert Person(public_id="k3f").full_name == "person:k3f"


def test_a_refusal_says_its_words() -> None:
    assert (Refusal("Not now.").words, str(Refusal("Not now."))) == ("Not now.", "Not now.")
