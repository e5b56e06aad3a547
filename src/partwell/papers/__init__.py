"""Values to papers: letters, scripts, reminders, dossiers and invitations as PDF, DOCX, mail drafts and calendars."""
