"""Projects, nominations, those who wait for an opening, and the launch list."""
