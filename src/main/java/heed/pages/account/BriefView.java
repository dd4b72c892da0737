package heed.pages.account;

import heed.brief.BriefWords;

/// The page of a value brief.
///
/// @param account its name
/// @param page where the account's page stands
/// @param markdown where the same stands as Markdown
public record BriefView(String account, String page, String markdown, BriefWords words) {}
