-- Every table made after this one compares text the same way, whatever the server's own default is:
-- full Unicode, accents and case do not tell two words apart.
ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
