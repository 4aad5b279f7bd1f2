"""An email address, asked on a page."""

from django import forms
from django.core.validators import validate_email
from django.forms import ValidationError

from nodement.applying.kinds.addresses import is_address, plain_address


class AddressField(forms.EmailField):
    """Read as forms of sign-up read it: nothing unseen makes it look like somebody else's."""

    def to_python(self, value: object) -> str:
        return plain_address(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not is_address(value):
            raise ValidationError(validate_email.message, code="invalid")
