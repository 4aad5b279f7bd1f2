"""Who looks after a program, on its page."""

import re

from nodement.outbox.models import Letter
from nodement.people.models import Person
from nodement.programs.models import Role
from tests import make
from tests.web.page import forms, main


def address(cohort):
    return f"/programs/{cohort.program.public_id}/team/"


def revocation(cohort, person):
    return f"{address(cohort)}{Role.objects.get(person=person).public_id}/revoke/"


def invited(**changed):
    return {"email": "alan@example.org", "name": "Alan", "kind": "organizer"} | changed


def test_it_lists_who_has_which_role_since_when(crew, margaret):
    page = main(margaret.get(address(crew.cohort)))

    assert f"Margaret you {crew.margaret.email} · Organizer since Mon 30 Nov 2026" in page
    assert f"Ines {crew.ines.email} · Organizer since Mon 30 Nov 2026" in page
    assert "Give my role back" in page
    assert "Take the role back : Ines" in page


def test_it_is_found_from_the_settings(crew, margaret):
    page = margaret.get(f"/programs/{crew.cohort.program.public_id}/policy/").content.decode()

    assert f'href="{address(crew.cohort)}"' in page


def test_somebody_new_is_welcomed_gets_the_role_and_a_letter(crew, margaret, sign_in):
    answer = margaret.post(address(crew.cohort), invited(email="Alan@Example.org"), follow=True)

    assert "Alan looks after" in main(answer)
    alan = Person.objects.get(email="alan@example.org")
    assert alan.name == "Alan"
    assert Letter.objects.get(reader=alan).name == "role-granted"
    assert sign_in(alan).get(address(crew.cohort)).status_code == 200


def test_a_name_need_not_be_known_and_known_people_keep_theirs(crew, margaret):
    make.person("Alan", email="alan@example.org")
    margaret.post(address(crew.cohort), invited(name="Somebody"))
    margaret.post(address(crew.cohort), invited(email="hedy@example.org", name=""))

    page = main(margaret.get(address(crew.cohort)))
    assert "Alan alan@example.org · Organizer" in page
    assert "hedy@example.org Organizer since" in page
    assert "Somebody" not in page


def test_who_has_the_role_already_gets_no_second_letter(crew, margaret):
    answer = margaret.post(address(crew.cohort), invited(email=crew.ines.email), follow=True)

    assert "Ines has this role already." in main(answer)
    assert not Letter.objects.exists()


def test_a_wrong_address_is_refused_and_what_was_typed_is_kept(crew, margaret):
    page = margaret.post(address(crew.cohort), invited(email="alan at example"))

    assert "Enter a valid email address." in main(page)
    assert 'value="alan at example"' in page.content.decode()
    assert 'value="Alan"' in page.content.decode()
    assert crew.cohort.program.roles.count() == 2


def test_a_role_that_is_not_offered_is_not_granted(crew, margaret):
    page = margaret.get(address(crew.cohort)).content.decode()
    answer = margaret.post(address(crew.cohort), invited(kind="moderator"))

    assert re.findall(r'<option value="(\w+)"', page) == ["organizer"]
    assert "moderator is not one of the available choices" in main(answer)
    assert not Person.objects.filter(email="alan@example.org").exists()


def test_a_revoked_organizer_finds_nothing_at_the_next_request(crew, margaret, ines):
    cohort = f"/cohorts/{crew.cohort.public_id}/"
    assert ines.get(cohort).status_code == 200

    answer = margaret.post(revocation(crew.cohort, crew.ines), follow=True)

    assert "Ines does not look after" in main(answer)
    assert [ines.get(door).status_code for door in (cohort, address(crew.cohort))] == [404, 404]
    assert ines.post(address(crew.cohort), invited()).status_code == 404
    assert Letter.objects.get().reader == crew.ines


def test_taking_back_what_somebody_has_taken_back_is_said(crew, margaret):
    revoke = revocation(crew.cohort, crew.ines)
    margaret.post(revoke)

    assert "taken this role back already" in main(margaret.post(revoke, follow=True))
    assert Letter.objects.count() == 1


def test_giving_ones_own_role_back_leads_home(crew, margaret):
    answer = margaret.post(revocation(crew.cohort, crew.margaret), follow=True)

    assert answer.redirect_chain == [("/me/", 302)]
    assert "You have given your role back." in main(answer)
    assert margaret.get(address(crew.cohort)).status_code == 404


def test_the_last_organizer_is_offered_no_way_out_and_refused(crew, margaret):
    margaret.post(revocation(crew.cohort, crew.ines))

    page = margaret.get(address(crew.cohort))
    assert "A program needs one organizer at least." in main(page)
    assert forms(page) == []
    answer = margaret.post(
        revocation(crew.cohort, crew.margaret),
        headers={"referer": f"http://testserver{address(crew.cohort)}"},
        follow=True,
    )
    assert "Margaret is the last organizer" in main(answer)


def test_a_role_of_another_program_is_not_found_here(crew, margaret):
    other = make.cohort()
    elsewhere = make.organizer(other.program, "Elsewhere")
    make.organizer(other.program, "Neighbour")
    role = Role.objects.get(person=elsewhere)

    margaret.post(f"{address(crew.cohort)}{role.public_id}/revoke/")

    assert margaret.post(revocation(other, elsewhere)).status_code == 404
    assert Role.objects.filter(pk=role.pk).exists()
    assert not Letter.objects.exists()


def test_opening_the_address_of_a_revocation_changes_nothing(crew, margaret):
    assert margaret.get(revocation(crew.cohort, crew.ines)).status_code == 405
    assert crew.cohort.program.roles.count() == 2
