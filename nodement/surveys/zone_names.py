"""The names that people give to time zones beside the IANA ones, as tables."""

from importlib import resources

Meaning = tuple[str, int]
"""A zone, and the minutes east of Greenwich that the abbreviation stands for."""

ABBREVIATIONS: dict[str, tuple[Meaning, ...]] = {
    "utc": (("Etc/UTC", 0),),
    "gmt": (("Etc/GMT", 0),),
    "z": (("Etc/UTC", 0),),
    "wet": (("Europe/Lisbon", 0),),
    "west": (("Europe/Lisbon", 60),),
    "cet": (("Europe/Brussels", 60),),
    "cest": (("Europe/Brussels", 120),),
    "met": (("Europe/Brussels", 60),),
    "mez": (("Europe/Berlin", 60),),
    "eet": (("Europe/Athens", 120),),
    "eest": (("Europe/Athens", 180),),
    "msk": (("Europe/Moscow", 180),),
    "trt": (("Europe/Istanbul", 180),),
    "wat": (("Africa/Lagos", 60),),
    "cat": (("Africa/Maputo", 120),),
    "eat": (("Africa/Nairobi", 180),),
    "sast": (("Africa/Johannesburg", 120),),
    "pkt": (("Asia/Karachi", 300),),
    "npt": (("Asia/Kathmandu", 345),),
    "ict": (("Asia/Bangkok", 420),),
    "wib": (("Asia/Jakarta", 420),),
    "hkt": (("Asia/Hong_Kong", 480),),
    "sgt": (("Asia/Singapore", 480),),
    "pht": (("Asia/Manila", 480),),
    "jst": (("Asia/Tokyo", 540),),
    "kst": (("Asia/Seoul", 540),),
    "awst": (("Australia/Perth", 480),),
    "acst": (("Australia/Adelaide", 570), ("Australia/Darwin", 570)),
    "acdt": (("Australia/Adelaide", 630),),
    "aest": (("Australia/Sydney", 600),),
    "aedt": (("Australia/Sydney", 660),),
    "nzst": (("Pacific/Auckland", 720),),
    "nzdt": (("Pacific/Auckland", 780),),
    "hst": (("Pacific/Honolulu", -600),),
    "akst": (("America/Anchorage", -540),),
    "akdt": (("America/Anchorage", -480),),
    "pst": (("America/Los_Angeles", -480),),
    "pdt": (("America/Los_Angeles", -420),),
    "pt": (("America/Los_Angeles", -480),),
    "mst": (("America/Denver", -420), ("America/Phoenix", -420)),
    "mdt": (("America/Denver", -360),),
    "mt": (("America/Denver", -420),),
    "cst": (("America/Chicago", -360), ("Asia/Shanghai", 480), ("America/Havana", -300)),
    "cdt": (("America/Chicago", -300), ("America/Havana", -240)),
    "ct": (("America/Chicago", -360),),
    "est": (("America/New_York", -300),),
    "edt": (("America/New_York", -240),),
    "et": (("America/New_York", -300),),
    "ast": (("America/Halifax", -240), ("America/Puerto_Rico", -240), ("Asia/Riyadh", 180)),
    "adt": (("America/Halifax", -180),),
    "nst": (("America/St_Johns", -210),),
    "brt": (("America/Sao_Paulo", -180),),
    "art": (("America/Argentina/Buenos_Aires", -180),),
    "cot": (("America/Bogota", -300),),
    "clt": (("America/Santiago", -240),),
    "ist": (("Asia/Kolkata", 330), ("Europe/Dublin", 60), ("Asia/Jerusalem", 120)),
    "bst": (("Europe/London", 60), ("Asia/Dhaka", 360), ("Pacific/Bougainville", 660)),
    "gst": (("Asia/Dubai", 240), ("Atlantic/South_Georgia", -120)),
    "amt": (("America/Manaus", -240), ("Asia/Yerevan", 240)),
    "sst": (("Pacific/Pago_Pago", -660), ("Asia/Singapore", 480)),
    "wst": (("Australia/Perth", 480), ("Pacific/Apia", 780)),
}

SPELLED_OUT = {
    "eastern": "America/New_York",
    "us eastern": "America/New_York",
    "central": "America/Chicago",
    "us central": "America/Chicago",
    "mountain": "America/Denver",
    "us mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "us pacific": "America/Los_Angeles",
    "alaska": "America/Anchorage",
    "arizona": "America/Phoenix",
    "hawaii": "Pacific/Honolulu",
    "atlantic": "America/Halifax",
    "newfoundland": "America/St_Johns",
    "brasilia": "America/Sao_Paulo",
    "argentina": "America/Argentina/Buenos_Aires",
    "greenwich mean": "Etc/GMT",
    "coordinated universal": "Etc/UTC",
    "universal": "Etc/UTC",
    "british": "Europe/London",
    "british summer": "Europe/London",
    "uk": "Europe/London",
    "irish": "Europe/Dublin",
    "western european": "Europe/Lisbon",
    "central european": "Europe/Brussels",
    "eastern european": "Europe/Athens",
    "moscow": "Europe/Moscow",
    "west africa": "Africa/Lagos",
    "central africa": "Africa/Maputo",
    "east africa": "Africa/Nairobi",
    "south africa": "Africa/Johannesburg",
    "gulf": "Asia/Dubai",
    "israel": "Asia/Jerusalem",
    "pakistan": "Asia/Karachi",
    "indian": "Asia/Kolkata",
    "india": "Asia/Kolkata",
    "nepal": "Asia/Kathmandu",
    "bangladesh": "Asia/Dhaka",
    "indochina": "Asia/Bangkok",
    "china": "Asia/Shanghai",
    "beijing": "Asia/Shanghai",
    "singapore": "Asia/Singapore",
    "japan": "Asia/Tokyo",
    "korea": "Asia/Seoul",
    "australian western": "Australia/Perth",
    "australian eastern": "Australia/Sydney",
    "new zealand": "Pacific/Auckland",
}
"""With or without "time", "standard time", "daylight time" behind it."""

CITIES = {
    "Africa/Cairo": "alexandria, giza",
    "Africa/Johannesburg": "cape town, durban, pretoria",
    "Africa/Lagos": "abuja, ibadan, kano, port harcourt",
    "Africa/Nairobi": "mombasa",
    "Africa/Casablanca": "rabat, marrakesh, marrakech",
    "America/Argentina/Buenos_Aires": "buenos aires, rosario",
    "America/Bogota": "medellin, cali, bogota dc",
    "America/Chicago": "austin, dallas, houston, minneapolis, st louis, nashville, new orleans",
    "America/Denver": "boulder, salt lake city",
    "America/Los_Angeles": "california, las vegas, oakland, sacramento, san diego, "
    "san francisco, seattle, sf, bay area",
    "America/Mexico_City": "cdmx, guadalajara, puebla",
    "America/New_York": "atlanta, boston, brooklyn, miami, new york city, nyc, philadelphia, "
    "washington dc",
    "America/Sao_Paulo": "belo horizonte, brasilia, curitiba, florianopolis, porto alegre, "
    "rio, rio de janeiro",
    "America/Toronto": "montreal, ottawa, quebec",
    "Asia/Dhaka": "chittagong",
    "Asia/Dubai": "abu dhabi, uae",
    "Asia/Ho_Chi_Minh": "hanoi, da nang, saigon",
    "Asia/Jerusalem": "haifa, tel aviv",
    "Asia/Karachi": "islamabad, lahore, rawalpindi",
    "Asia/Kathmandu": "pokhara",
    "Asia/Kolkata": "ahmedabad, bangalore, bengaluru, bombay, chennai, delhi, goa, gurgaon, "
    "hyderabad, jaipur, kerala, madras, mumbai, new delhi, noida, pune",
    "Asia/Seoul": "busan",
    "Asia/Shanghai": "beijing, chengdu, guangzhou, hangzhou, nanjing, shenzhen, wuhan",
    "Asia/Tokyo": "kyoto, nagoya, osaka, sapporo",
    "Australia/Sydney": "canberra, new south wales, nsw",
    "Europe/Berlin": "cologne, dresden, dusseldorf, frankfurt, hamburg, koln, leipzig, munchen, "
    "munich, stuttgart",
    "Europe/Dublin": "cork",
    "Europe/Istanbul": "ankara, izmir, turkey",
    "Europe/Kyiv": "kharkiv, lviv, odesa",
    "Europe/Lisbon": "lisboa, porto",
    "Europe/London": "bristol, edinburgh, england, glasgow, leeds, "
    "manchester, oxford, scotland, wales, cardiff",
    "Europe/Madrid": "barcelona, sevilla, seville",
    "Europe/Moscow": "st petersburg, saint petersburg",
    "Europe/Paris": "bordeaux, lille, lyon, marseille, nantes, toulouse",
    "Europe/Prague": "brno",
    "Europe/Rome": "milan, milano, naples, napoli, turin, roma",
    "Europe/Vienna": "wien, graz",
    "Europe/Warsaw": "gdansk, krakow, warszawa, wroclaw",
    "Europe/Zurich": "basel, bern, geneva, lausanne",
    "Pacific/Auckland": "wellington, christchurch",
}

TWICE_ON_THE_MAP = {
    "birmingham": ("Europe/London", "America/Chicago"),
    "cambridge": ("Europe/London", "America/New_York"),
    "cordoba": ("America/Argentina/Cordoba", "Europe/Madrid"),
    "georgia": ("Asia/Tbilisi", "America/New_York"),
    "portland": ("America/Los_Angeles", "America/New_York"),
    "san jose": ("America/Los_Angeles", "America/Costa_Rica"),
    "valencia": ("Europe/Madrid", "America/Caracas"),
    "washington": ("America/New_York", "America/Los_Angeles"),
}

COUNTRY_NAMES = {
    "US": "usa, us, u.s., u.s.a., united states, united states of america, america",
    "GB": "uk, u.k., united kingdom, great britain",
    "NL": "holland, the netherlands",
    "CZ": "czechia",
    "KR": "south korea, korea",
    "TR": "türkiye",
    "VN": "viet nam",
    "CI": "ivory coast, cote d'ivoire",
    "BR": "brasil",
    "ES": "españa",
    "DE": "deutschland",
    "RU": "russian federation",
}

MAIN_ZONES = {"CN": "Asia/Shanghai", "UA": "Europe/Kyiv"}
"""Where law knows one time only, although the database holds more."""

QUARTERS = {
    -570: "Pacific/Marquesas",
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    525: "Australia/Eucla",
    570: "Australia/Darwin",
}
"""The zones at half and quarter hours whose clock never changes."""

CHANGING_QUARTERS = {
    -210: "America/St_Johns",
    -150: "America/St_Johns",
    630: "Australia/Adelaide",
    765: "Pacific/Chatham",
    825: "Pacific/Chatham",
}
"""Also at half and quarter hours, but with a clock that changes: only the place tells enough."""


def zones_of_countries() -> dict[str, tuple[str, ...]]:
    """Country code → its zones, the main ones first, as the IANA database lists them."""
    zones: dict[str, tuple[str, ...]] = {}
    for country, _place, zone, *_comment in _table("zone.tab"):
        zones[country] = (*zones.get(country, ()), zone)
    return zones


def names_of_countries() -> dict[str, str]:
    """Country code → its English name, as the IANA database lists them."""
    return {code: name for code, name, *_rest in _table("iso3166.tab")}


def names_of_today() -> dict[str, str]:
    """Older name of a zone → the one that maps of today show: `Asia/Calcutta` → `Asia/Kolkata`."""
    current = {zone for zones in zones_of_countries().values() for zone in zones}
    text = (resources.files("tzdata") / "zoneinfo" / "tzdata.zi").read_text("utf-8")
    links = (line.split() for line in text.splitlines() if line.startswith("L "))
    return {older: target for _kind, target, older in links if older not in current}


def _table(name: str) -> list[list[str]]:
    text = (resources.files("tzdata") / "zoneinfo" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
