"""The parts every screen is built from: shell, icons, block prints, avatars, fields, money in the person's numerals."""
