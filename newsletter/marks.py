"""Where the personal parts of a letter go: these marks stand in what is frozen, and nowhere else.

Characters of the private use area of Unicode: nobody types them, no renderer changes them.
"""

NAME = "\ue000naam\ue001"  # " Bram", with a space before it, or nothing: see GREETING
GREETING = "\ue000aanhef:{known}|{unknown}\ue001"  # "Beste Bram," when we know a name, else "Beste lezer,"
UNSUBSCRIBE = "\ue000afmelden\ue001"  # address of the page to unsubscribe
CHOICES = "\ue000keuzes\ue001"  # address of one's own choices
