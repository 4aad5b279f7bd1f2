"""Show codes as words: languages, zones, reasons."""

from django import template

register = template.Library()
