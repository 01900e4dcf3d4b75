interface Props {
  plain: boolean;
  forecast: boolean;
  asTable: boolean;
  onTable: () => void;
}

export function ChartLegend({ plain, forecast, asTable, onTable }: Props) {
  return (
    <div className="chart-legend">
      <span>
        <i className="key" /> Observed
      </span>
      {!plain && (
        <>
          <span>
            <i className="key expected" /> Expected
          </span>
          <span>
            <i className="key band" /> Expected band
          </span>
          <span>
            <i className="key anomaly" /> Anomaly
          </span>
        </>
      )}
      {forecast && (
        <span>
          <i className="key forecast" /> Forecast
        </span>
      )}
      <button type="button" className="link small" onClick={onTable} aria-pressed={asTable}>
        {asTable ? 'Show the chart' : 'Show as table'}
      </button>
    </div>
  );
}
