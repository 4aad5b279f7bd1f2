"""How forms are drawn."""

from django.forms.renderers import DjangoTemplates


class FormRenderer(DjangoTemplates):
    """Draw each field with its label, its hint and its errors in our own part."""

    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"
