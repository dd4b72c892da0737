package heed.pages.news;

/// The form by which a feature is announced.
///
/// @param known whether it is announced already
public record AnnouncementView(
    String feature, String address, String title, String text, boolean known, String standing) {}
