package heed.pages.account;

import heed.brief.BriefWords;

/// The page of a value brief.
///
/// @param name of the account
/// @param page where the account's page stands
/// @param markdown where the same stands as Markdown
public record BriefView(String name, String page, String markdown, BriefWords words) {}
