-- From when to when each legal basis was in force; a clause is held to the day its consultation was published.
-- Codes: code des marchés publics, ordonnances 2005-649, 2015-899 and 2016-65, loi 2009-1437, code de la commande publique.
CREATE TABLE legal_basis (
    code        VARCHAR(40) NOT NULL PRIMARY KEY,
    valid_from  DATE,
    valid_until DATE
);

INSERT INTO legal_basis (code, valid_from, valid_until) VALUES
    ('CMP_ART_14', NULL, '2016-03-31'),
    ('CMP_ART_15', NULL, '2016-03-31'),
    ('CMP_ART_30', NULL, '2016-03-31'),
    ('CMP_ART_53', NULL, '2016-03-31'),
    ('ORD_2005_649', NULL, '2016-03-31'),
    ('LOI_2009_1437_ART_28', '2009-12-01', '2011-12-31'),
    ('ORD_2015_899_ART_36', '2016-04-01', '2019-03-31'),
    ('ORD_2015_899_ART_37', '2016-04-01', '2019-03-31'),
    ('ORD_2015_899_ART_38', '2016-04-01', '2019-03-31'),
    ('ORD_2015_899_ART_52', '2016-04-01', '2019-03-31'),
    ('ORD_2016_65', '2016-04-01', '2019-03-31'),
    ('CCP_L2112_2', '2019-04-01', NULL),
    ('CCP_L2113_12', '2019-04-01', NULL),
    ('CCP_L2113_13', '2019-04-01', NULL),
    ('CCP_L2113_15', '2019-04-01', NULL),
    ('CCP_R2123_1', '2019-04-01', NULL),
    ('CCP_R2152_7', '2019-04-01', NULL),
    ('CCP_L3114_2', '2019-04-01', NULL),
    ('CCP_L3113_2_1', '2019-04-01', NULL),
    ('CCP_L2113_14', '2020-12-08', NULL),
    ('CCP_L2113_13_1', '2022-10-20', NULL),
    ('CCP_L2112_2_1', '2026-08-22', NULL),
    ('PRIVATE_AGREEMENT', NULL, NULL);
