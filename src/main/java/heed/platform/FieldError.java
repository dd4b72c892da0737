package heed.platform;

/// What is wrong with one field, in a sentence that says what to do.
public record FieldError(String field, String message) {}
