// Placeholder of the stage until its first file lands.
