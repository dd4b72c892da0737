package heed.triage;

/// A feature that waits for a first look: new, and no other stands for it.
///
/// @param asks how many accounts ask, churned ones left out
/// @param sinceMs when it came into the book, epoch milliseconds
public record Arrived(String key, String title, int asks, long sinceMs) {}
