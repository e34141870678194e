mod files;
mod format;
mod hostile;
mod offsets;
mod story;
