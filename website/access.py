"""Who looks after the public site: its addresses, the list for other sites, the posters."""

from accounts.access import anyone_of
from accounts.roles import Role

#: The Office and the editor, and those who answer for what is made known.
keeps_site = anyone_of(Role.OFFICE, Role.EDITOR, Role.STANDING_COUNCIL, Role.DIRECTOR)
