"""The few loops that are compiled: plain typed Python over arrays."""
