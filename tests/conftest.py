"""What every test may use: an installation of its own, in a folder that goes away."""

import os
import shutil
import tempfile
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.core.management import call_command
from zeal import constants, patch

KEPT = {"NODEMENT_DATABASE_URL"}
HOME = Path(tempfile.mkdtemp(prefix="nodement-tests-"))

for name in [name for name in os.environ if name.startswith("NODEMENT_") and name not in KEPT]:
    del os.environ[name]
os.environ["NODEMENT_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "nodement.settings"
django.setup()

# A page that asks the database once for every row fails its test.
constants.initialize_app_registry()
patch.patch()
settings.MIDDLEWARE.insert(0, "zeal.middleware.zeal_middleware")


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def static_files() -> Path:
    """The files that pages link to, collected as in production; the folder they are in."""
    call_command("collectstatic", interactive=False, verbosity=0)
    return HOME / "static"
