package dev.rxkit.programs;

import dev.rxkit.query.Prop;

/** The columns of {@link Sample}. */
enum SampleColumn {
    ID(SampleType.LONG, Sample::id),
    WHOLE(SampleType.INT, Sample::whole),
    MAYBE_WHOLE(SampleType.INT, Sample::maybeWhole),
    LARGE(SampleType.LONG, Sample::large),
    MAYBE_LARGE(SampleType.LONG, Sample::maybeLarge),
    QUARTERS(SampleType.DOUBLE, Sample::quarters),
    MAYBE_QUARTERS(SampleType.DOUBLE, Sample::maybeQuarters),
    EXTREME(SampleType.EXTREME, Sample::extreme),
    PRICE(SampleType.PRICE, Sample::price),
    MAYBE_PRICE(SampleType.PRICE, Sample::maybePrice),
    WIDE(SampleType.WIDE, Sample::wide),
    MAYBE_WIDE(SampleType.WIDE, Sample::maybeWide),
    LABEL(SampleType.TEXT, Sample::label),
    NOTE(SampleType.TEXT, Sample::note),
    DAY(SampleType.DATE, Sample::day),
    MAYBE_DAY(SampleType.DATE, Sample::maybeDay),
    LOCAL(SampleType.LOCAL, Sample::local),
    MAYBE_LOCAL(SampleType.LOCAL, Sample::maybeLocal),
    MOMENT(SampleType.MOMENT, Sample::moment),
    MAYBE_MOMENT(SampleType.MOMENT, Sample::maybeMoment),
    FLAG(SampleType.FLAG, Sample::flag),
    MAYBE_FLAG(SampleType.FLAG, Sample::maybeFlag),
    GRADE(SampleType.GRADE, Sample::grade),
    MAYBE_GRADE(SampleType.GRADE, Sample::maybeGrade);

    final SampleType type;
    final Prop<Sample, ?> prop;

    <V> SampleColumn(SampleType type, Prop<Sample, V> prop) {
        this.type = type;
        this.prop = prop;
    }

    boolean nullable() {
        return this == EXTREME || this == NOTE || name().startsWith("MAYBE");
    }

    @SuppressWarnings("unchecked")
    <V> Prop<Sample, V> as() {
        return (Prop<Sample, V>) prop;
    }
}
