"""What every test may use."""

import os
import tempfile

os.environ.setdefault("NODEMENT_HOME", tempfile.mkdtemp(prefix="nodement-tests-"))
