"""Documents that were not made of a dossier: letters of old, contributions of other ministries."""
