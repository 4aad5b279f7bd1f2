"""The texts that people agree to: versions, approvals, acceptances."""
