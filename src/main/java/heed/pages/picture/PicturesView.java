package heed.pages.picture;

import heed.pages.chart.Columns;
import heed.pages.chart.Scatter;

/// The page of pictures. For readers who may see money only.
///
/// @param backlog where the same features stand as a list
/// @param narrowed whether not all features are meant
/// @param noFeatures whether nothing is open
/// @param noAccounts whether the book knows nobody
public record PicturesView(
    Scatter worth,
    Columns renewals,
    Columns severities,
    String backlog,
    boolean narrowed,
    boolean noFeatures,
    boolean noAccounts) {}
